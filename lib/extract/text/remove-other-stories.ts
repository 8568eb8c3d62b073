import { findWrittenDate } from '@/lib/base/parse-date';
import { normalizeForComparison } from '../fields/clean-text';
import { countProse } from './count-prose';

const STORY_SELECTOR = 'article, [itemtype$="Article"], [itemtype$="BlogPosting"], [itemtype$="Posting"]';
const BYLINE_SELECTOR =
  'time, [datetime], [rel~="author"], [itemprop~="author"], [class*="author" i], [class*="byline" i], [class*="date" i]';
const MIN_STORY_CHARS = 150;
// The story of the page must have this many words of text. The header of a site, or a heading above the
// article, has only links and headings.
const MIN_PAGE_STORY_WORDS = 60;
const NON_STORY_TEXT_SELECTOR = 'a, h1, h2, h3, li';

/**
 * Removes other stories from the copy. A page with endless scrolling appends them below its own story, and
 * they can be longer.
 * Nothing is removed unless the title of the page contains the heading of exactly one story, and this story
 * has enough text. Chapters of a story and entries of a live blog stay, because they have no byline or a
 * smaller heading.
 */
export function removeOtherStories(copy: Document): void {
  const stories = listStories(copy.body);
  if (stories.length < 2) return;
  const titles = getTitles(copy);
  const storiesInTitle = stories.filter(({ heading }) => titles.some((title) => isInTitle(heading, title)));
  const [pageStory] = storiesInTitle;
  if (!pageStory || storiesInTitle.length > 1 || !hasStoryText(pageStory.element)) return;
  for (const story of stories)
    if (story !== pageStory && story.level <= pageStory.level && hasByline(story)) story.element.remove();
}

/**
 * Returns whether a story names its author or day. A section that is found only by its heading can be a
 * chapter whose text mentions days. It therefore needs a name, or a day in the markup, above its first
 * paragraph.
 */
function hasByline({ element, isMarked }: Story): boolean {
  const openingElements = listOpeningElements(element);
  const lines = openingElements
    .filter((line) => line.matches('p, div, span'))
    .map((line) => (line.textContent ?? '').replace(/\s+/g, ' ').trim());
  return isMarked
    ? element.querySelector(BYLINE_SELECTOR) !== null || lines.some((line) => isByline(line) || isDay(line))
    : openingElements.some((line) => line.matches(BYLINE_SELECTOR)) || lines.some(isByline);
}

function listOpeningElements(story: Element): Element[] {
  const elements = [...story.querySelectorAll('*')].slice(0, MAX_OPENING_ELEMENTS);
  const paragraphIndex = elements.findIndex(isParagraph);
  return paragraphIndex === -1 ? elements : elements.slice(0, paragraphIndex);
}

const isParagraph = (element: Element): boolean =>
  element.matches('p, li, dd, td, blockquote, pre') &&
  ((element.textContent ?? '').length > MAX_BYLINE_LENGTH || SENTENCE_END.test(element.textContent ?? ''));

const MAX_OPENING_ELEMENTS = 30;
const MAX_BYLINE_LENGTH = 80;
const SENTENCE_END = /[.!?:]["'”’)]*\s*$/;

const isByline = (line: string): boolean =>
  line.length <= MAX_BYLINE_LENGTH && BYLINE.test(line) && !SENTENCE_END.test(line);

const BYLINE =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) \p{Lu}[\p{L}.'’-]*(?: (?:\p{Ll}{1,3} )?\p{Lu}| ?[|·—–]|$)/u;

// Returns whether a line consists of a day and names. A sentence also has words in lower case.
function isDay(line: string): boolean {
  const date = line.length <= MAX_BYLINE_LENGTH ? findWrittenDate(line, null) : null;
  if (date?.value.length !== 'yyyy-mm-dd'.length || SENTENCE_END.test(line)) return false;
  return !LOWER_CASE_WORD.test(line.slice(0, date.index) + line.slice(date.index + date.length));
}

const LOWER_CASE_WORD = /(?<!\p{L})\p{Ll}{3}/u;

const hasStoryText = (element: Element): boolean =>
  countProse(
    element,
    MIN_PAGE_STORY_WORDS,
    (text) => text.parentElement?.closest(NON_STORY_TEXT_SELECTOR) !== null,
  ) >= MIN_PAGE_STORY_WORDS;

/**
 * A part of the page that can be a story. `level` is 1 for an `h1` and 2 for an `h2`. `isMarked` is true if
 * the element is an `article` or has the type of an article, and false if it was found only by its heading.
 */
type Story = { element: Element; heading: string; level: number; isMarked: boolean };

function listStories(body: Element): Story[] {
  const markedStories = buildStories(
    [...body.querySelectorAll(STORY_SELECTOR)].filter(
      (element) => !element.parentElement?.closest(STORY_SELECTOR),
    ),
    true,
  );
  return markedStories.length > 1 ? markedStories : buildStories(listHeadingSections(body), false);
}

const buildStories = (elements: readonly Element[], isMarked: boolean): Story[] =>
  elements
    .map((element) => {
      const heading = element.querySelector('h1, h2');
      return {
        element,
        heading: normalizeForComparison(heading?.textContent ?? ''),
        level: heading?.matches('h1') ? 1 : 2,
        isMarked,
      };
    })
    .filter(
      ({ element, heading }) => heading !== '' && (element.textContent ?? '').length >= MIN_STORY_CHARS,
    );

/** Returns the largest element around each `h1` that contains no other `h1`. */
function listHeadingSections(body: Element): Element[] {
  const headings = [...body.querySelectorAll('h1')];
  if (headings.length < 2 || headings.length > MAX_HEADINGS) return [];
  return headings.map((heading) => {
    let section: Element = heading;
    while (
      section.parentElement &&
      section.parentElement !== body &&
      section.parentElement.querySelectorAll('h1').length === 1
    )
      section = section.parentElement;
    return section;
  });
}

const MAX_HEADINGS = 30;

const getTitles = (copy: Document): string[] =>
  [
    copy.querySelector('head > title')?.textContent ?? '',
    copy.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? '',
  ].map(normalizeForComparison);

const isInTitle = (heading: string, title: string): boolean =>
  title === heading || title.startsWith(`${heading} `) || title.endsWith(` ${heading}`);

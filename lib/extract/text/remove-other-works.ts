import { normalizeForComparison } from '../fields/clean-text';
import { countProse } from './count-prose';

const WORK_SELECTOR = 'article, [itemtype$="Article"], [itemtype$="BlogPosting"], [itemtype$="Posting"]';
const BYLINE_SELECTOR =
  'time, [datetime], [rel~="author"], [itemprop~="author"], [class*="author" i], [class*="byline" i], [class*="date" i]';
const MIN_WORK_CHARS = 150;
// The named part must have a text of its own. The header of a site, or a heading above the article, has only links and headings.
const MIN_STORY_WORDS = 60;
const NON_STORY_SELECTOR = 'a, h1, h2, h3, li';

/**
 * Removes other stories from the copy. A page with endless scrolling appends them below the first one, and they can be
 * longer. The story of the page is the only one whose heading is in the title of the page. Nothing is removed if no
 * story, or more than one, is named like this, or if the named part has hardly any text.
 */
export function removeOtherWorks(copy: Document): void {
  const works = findWorks(copy.body);
  if (works.length < 2) return;
  const titles = getTitles(copy);
  const mainWorks = works.filter(({ heading }) => titles.some((title) => isInTitle(heading, title)));
  const [mainWork] = mainWorks;
  if (!mainWork || mainWorks.length > 1 || !isStory(mainWork.element)) return;
  for (const { element } of works)
    if (element !== mainWork.element && element.querySelector(BYLINE_SELECTOR)) element.remove();
}

const isStory = (element: Element): boolean =>
  countProse(element, MIN_STORY_WORDS, (text) => text.parentElement?.closest(NON_STORY_SELECTOR) !== null) >=
  MIN_STORY_WORDS;

type Work = { element: Element; heading: string };

function findWorks(body: Element): Work[] {
  const markedWorks = buildWorks(
    [...body.querySelectorAll(WORK_SELECTOR)].filter(
      (element) => !element.parentElement?.closest(WORK_SELECTOR),
    ),
  );
  return markedWorks.length > 1 ? markedWorks : buildWorks(findHeadingSections(body));
}

const buildWorks = (elements: readonly Element[]): Work[] =>
  elements
    .map((element) => ({
      element,
      heading: normalizeForComparison(element.querySelector('h1, h2')?.textContent ?? ''),
    }))
    .filter(({ element, heading }) => heading !== '' && (element.textContent ?? '').length >= MIN_WORK_CHARS);

/** Returns the largest element around each `h1` that contains no other `h1`. */
function findHeadingSections(body: Element): Element[] {
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

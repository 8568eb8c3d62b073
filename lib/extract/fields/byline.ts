import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { findWrittenDate } from '@/lib/base/parse-date';
import type { ListCandidate } from '@/lib/record/schema/candidate';
import { buildListCandidates } from './candidates';
import { normalizeForComparison } from './clean-text';
import {
  closest,
  findBlockAncestor,
  getAttribute,
  getClassAndId,
  getParentElement,
  getVisibleLines,
  getVisibleText,
  isHidden,
  queryAll,
  queryFirst,
  walkTextNodes,
} from './dom';
import type { Heading } from './headings';
import { AUTHOR_LABEL, getLabelledLines } from './labelled-values';
import type { PageContext } from './page-context';
import { getNearbyLines, isSecondaryContent } from './page-regions';
import { deduplicateNames, isLikelyPersonName, isOrganisationName, parseNames } from './person-names';

// Maximum lengths of lines, in UTF-16 code units. A longer line is a sentence, not a byline.
const MAX_BYLINE_LENGTH = 160;
const MAX_NAME_LINE_LENGTH = 100;
const MAX_LINE_AFTER_BY_LENGTH = 80;
const MAX_PORTRAIT_LINE_LENGTH = 60;
// In a longer line, a single word is rarely the handle of an author.
const MAX_HANDLE_LINE_LENGTH = 40;
const MIN_PORTRAIT_NAME_LENGTH = 3;
const MAX_PORTRAIT_NAME_LENGTH = 50;

/**
 * Returns the authors that are visible on the page: first those that the markup identifies, then those in the
 * lines around the heading.
 */
export function getVisibleAuthorCandidates(context: PageContext, heading: Heading | null): ListCandidate[] {
  const { page } = context;
  const headingElement = heading?.element ?? null;
  const nearbyLines = headingElement
    ? getNearbyLines(headingElement, { before: 8, after: 16 }).map(({ text }) => text)
    : [];
  const getLinkedNames = (selector: string) =>
    selectPageAuthors(getLinkNames(page, selector, headingElement), nearbyLines);
  const candidates = [
    ...buildListCandidates(getMicrodataNames(page, headingElement), 'microdata'),
    ...buildListCandidates(getLinkedNames('a[rel~="author"]'), 'rel=author'),
    ...buildListCandidates(
      selectPageAuthors(getClassNames(page, MICROFORMAT_SELECTOR, headingElement).slice(0, 1), nearbyLines),
      'page text',
    ),
    ...buildListCandidates(
      selectPageAuthors(getClassNames(page, AUTHOR_CLASS_SELECTOR, headingElement), nearbyLines),
      'page text',
    ),
    ...buildListCandidates(getNamesFromLines(nearbyLines), 'page text'),
    ...buildListCandidates(getLinkedNames(AUTHOR_PAGE_SELECTOR), 'page text'),
    ...buildListCandidates(getPortraitNames(page, nearbyLines, headingElement), 'page text'),
  ];
  return putJointBylineFirst(candidates, nearbyLines);
}

/**
 * Puts the names of a line such as "By Ana Lind and Per Holm" first if they contain all names of the best candidate and more.
 * Often only the first author has a page and a link.
 */
function putJointBylineFirst(candidates: ListCandidate[], nearbyLines: readonly string[]): ListCandidate[] {
  const names = (candidates[0]?.value ?? []).map(normalizeForComparison);
  const jointNames = nearbyLines
    .filter((line) => line.length <= MAX_BYLINE_LENGTH && CONJUNCTION.test(line))
    .map((line) => takeLeadingNames(parseNames(line), isLikelyPersonName))
    .find((lineNames) => {
      const keys = new Set(lineNames.map(normalizeForComparison));
      return keys.size > names.length && names.every((name) => keys.has(name));
    });
  return jointNames && names.length > 0
    ? [...buildListCandidates(jointNames, 'page text'), ...candidates]
    : candidates;
}

const CONJUNCTION = /&|\s(?:and|und|et|y|e|og|och|en|oraz|i|и)\s/u;

const AUTHOR_PAGE_SELECTOR =
  'a[href*="/author/"], a[href*="/authors/"], a[href*="/contributors/"], a[href*="/by/"]';
// h-entry microformat: https://microformats.org/wiki/h-entry
const MICROFORMAT_SELECTOR = '.p-author, .u-author, .vcard.author, .author .fn';
const AUTHOR_CLASS_SELECTOR =
  '[class*="byline" i], [class*="author" i], [id*="byline" i], [data-testid*="author" i], .contributor';
const NON_NAME_CLASSES =
  /avatar|image|img|photo|bio|desc|title|role|position|social|link-?list|date|count|comments?|tooltip|about/;
const MAX_NAMES = 4;

// The authors of comments and answers are in separate microdata items, so only authors in the first item
// count.
function getMicrodataNames(page: Document, headingElement: Element | null): string[] {
  const elements = queryAll(page, '[itemprop~="author"], [itemprop~="creator"], [property~="schema:author"]')
    .slice(0, 200)
    .filter(
      (element) =>
        !isSecondaryContent(element, headingElement) &&
        closest(element, '[itemprop~="comment"], [itemprop$="Answer"], [itemprop~="review"]') === null,
    );
  const findItemScope = (element: Element) => {
    const parent = closest(element, ':not([itemprop~="author"]):not([itemprop~="creator"])');
    return parent ? closest(parent, '[itemscope]') : null;
  };
  const authorItems = elements
    .map((element) => ({ names: getItemNames(element), scope: findItemScope(element) }))
    .filter(({ names }) => names.length > 0);
  const [firstItem] = authorItems;
  const namesInScope = authorItems
    .filter((item) => item.scope === firstItem?.scope)
    .flatMap(({ names }) => names);
  return firstItem?.scope ? deduplicateNames(namesInScope).slice(0, 20) : (firstItem?.names ?? []);
}

function getItemNames(element: Element): string[] {
  const nameElement = queryFirst(element, '[itemprop~="name"]') ?? element;
  const name = getAttribute(nameElement, 'content') ?? getVisibleText(nameElement, 120);
  return name.length > MAX_NAME_LINE_LENGTH || /^https?:/.test(name) ? [] : parseNames(name);
}

function getLinkNames(page: Document, selector: string, headingElement: Element | null): string[] {
  const links = queryAll(page, selector)
    .slice(0, 40)
    .filter((link) => !isSecondaryContent(link, headingElement));
  return preferPersons(
    deduplicateNames(links.flatMap((link) => parseNames(getVisibleText(link, 120)).slice(0, 2))),
  );
}

function getClassNames(page: Document, selector: string, headingElement: Element | null): string[] {
  const elements = queryAll(page, selector)
    .slice(0, 60)
    .filter(
      (element) =>
        !NON_NAME_CLASSES.test(getAuthorClassSuffix(element)) && !isSecondaryContent(element, headingElement),
    );
  return preferPersons(deduplicateNames(elements.flatMap(getNamesInElement)));
}

// Beside the name of a person, a single word or the name of a desk is a section, a role or a button.
function preferPersons(names: readonly string[]): string[] {
  const persons = names.filter(isLikelyPersonName);
  return persons.length > 0 ? persons : [...names];
}

// Returns the class words after the last "author": of `post__author author-box--wide` only `-box--wide` says
// which part of the author box this is.
const getAuthorClassSuffix = (element: Element): string =>
  getClassAndId(element).replace(/^.*(?:author|byline)s?/s, '');

// Broadcasters and magazines place links to the programme or section next to the name of the author.
const PROGRAMME_PATH =
  /\/(?:program(?:me)?s?|shows?|series|podcasts?|sections?|topics?|categor(?:y|ies)|tags?)\//i;

function getNamesInElement(element: Element): string[] {
  const linkTexts = queryAll(element, 'a[href]')
    .filter((link) => !PROGRAMME_PATH.test(getAttribute(link, 'href') ?? ''))
    .map((link) => getVisibleText(link, 120))
    .filter(isLikelyPersonName);
  if (linkTexts.length > 0) return linkTexts.slice(0, MAX_NAMES).flatMap(parseNames);
  const lines = getVisibleLines(element, 300).slice(0, 3);
  const names = lines
    .filter((line) => line.length <= MAX_NAME_LINE_LENGTH)
    .flatMap((line) =>
      takeLeadingNames(
        parseNames(line),
        BYLINE_START.test(line) || lines.length === 1 ? isNameOrHandle : isLikelyPersonName,
      ),
    );
  return names.slice(0, MAX_NAMES);
}

/**
 * Returns the names near the heading if there are any. Otherwise returns a short list unchanged, but nothing for a long one, which
 * comes from a list of stories.
 */
function selectPageAuthors(names: readonly string[], nearbyLines: readonly string[]): string[] {
  const nearbyText = ` ${normalizeWithoutMarks(nearbyLines.join(' '))} `;
  const namesNearHeading = names.filter((name) => nearbyText.includes(` ${normalizeWithoutMarks(name)} `));
  if (names.length <= MAX_NAMES) return namesNearHeading.length > 0 ? namesNearHeading : [...names];
  return namesNearHeading.length <= MAX_NAMES ? namesNearHeading : [];
}

// Numbers of affiliations follow the names in a byline.
const normalizeWithoutMarks = (text: string): string =>
  normalizeForComparison(text.replace(/(?<=\p{L})\d[\d,]*/gu, ' '));

function getNamesFromLines(lines: readonly string[]): string[] {
  for (const [index, line] of lines.entries()) {
    if (line.length > MAX_BYLINE_LENGTH) continue;
    const names = parseBylineNames(line, lines[index + 1] ?? '') ?? parseNamesWithDegrees(line);
    if (names.length > 0) return names.slice(0, 8);
  }
  return [];
}

// Text after the names is excluded: "Ana Lind, who covers harbours".
function takeLeadingNames(names: readonly string[], isAccepted: (name: string) => boolean): string[] {
  const end = names.findIndex((name) => !isAccepted(name));
  return names.slice(0, end < 0 ? names.length : end);
}

const BYLINE_START =
  /^(?:(?:article|story|text|words|written|posted|published|created|reported|authored|contributed)\s+)?by\b|^(?:authors?|contributors?|words|text|story|texte|texto|testo|tekst|autor(?:en|in|es)?|auteurs?|автор|текст|作者|文|著者)\s*[:：]/iu;
const INLINE_BYLINE = /(?:[|·•—–]|\s-|,|\d)\s*(?:by|von|par|por|di|door)\s+(\p{Lu}.{2,80})$/iu;
const FOREIGN_BYLINE_START = /^(?:von|par|por|di|door|przez|автор|текст)\s+(?=\p{Lu})/iu;

function parseBylineNames(line: string, nextLine: string): string[] | null {
  const isAccepted = (name: string) =>
    isLikelyPersonName(name) || (line.length <= MAX_HANDLE_LINE_LENGTH && isHandle(name));
  if (/^(?:written |posted |published )?by\s*:?$|^authors?\s*:?$/i.test(line)) {
    return nextLine.length <= MAX_LINE_AFTER_BY_LENGTH
      ? takeLeadingNames(parseNames(nextLine), isNameOrHandle)
      : [];
  }
  if (BYLINE_START.test(line)) return takeLeadingNames(parseNames(line), isAccepted);
  if (FOREIGN_BYLINE_START.test(line)) return takeLeadingNames(parseNames(line), isLikelyPersonName);
  const inlineNames = INLINE_BYLINE.exec(line)?.[1];
  return inlineNames ? takeLeadingNames(parseNames(inlineNames), isLikelyPersonName) : null;
}

// A line of names with academic degrees does not need the word "by": "Ana Lind, DVM; Per Holm, PhD".
function parseNamesWithDegrees(line: string): string[] {
  if (!/,\s*(?:Ph\.?D|M\.?D|DVM|VMD|RN|RDN?|MPH|MBA|DDS|DMD|LCSW|PsyD|EdD|JD|CFP|CPA)\b/.test(line))
    return [];
  const names = parseNames(line);
  return names.length > 0 && names.every(isLikelyPersonName) ? names : [];
}

// Many bylines include a portrait whose alternative text is the name of the author.
function getPortraitNames(
  page: Document,
  nearbyLines: readonly string[],
  headingElement: Element | null,
): string[] {
  const lineByName = new Map(
    nearbyLines
      .filter((line) => line.length <= MAX_PORTRAIT_LINE_LENGTH)
      .map((line) => [normalizeForComparison(line.replace(BYLINE_START, '')), line]),
  );
  if (lineByName.size === 0 || !nearbyLines.some((line) => findWrittenDate(line, null) !== null)) return [];
  for (const image of queryAll(page, 'img[alt]').slice(0, 60)) {
    const alt = PORTRAIT_LABEL.replace(getAttribute(image, 'alt') ?? '', '');
    const line =
      alt.length >= MIN_PORTRAIT_NAME_LENGTH && alt.length <= MAX_PORTRAIT_NAME_LENGTH
        ? lineByName.get(normalizeForComparison(alt))
        : undefined;
    if (line && isLikelyPersonName(alt) && isPortrait(image) && !isSecondaryContent(image, headingElement))
      return parseNames(line);
  }
  return [];
}

const PORTRAIT_LABEL = createLengthLimitedRegExp(
  200,
  /^(?:headshot|photo|picture|portrait|avatar|image)\s+(?:of|for)\s+|['\u2019]s\s+(?:avatar|picture|photo)$|\s+avatar$/i,
);

function isPortrait(image: Element): boolean {
  const classNames = [image, getParentElement(image)].map((element) =>
    element ? getClassAndId(element) : '',
  );
  const description = `${classNames.join(' ')} ${getAttribute(image, 'src') ?? ''} ${getAttribute(image, 'alt') ?? ''}`;
  return /avatar|author|portrait|headshot|rounded|circle|profile|byline|person/i.test(description);
}

const SIGNATURE_START =
  /^\s*(?:this (?:article|post) was )?(?:written|words|story|article|authored|posted|interview(?:ed)?)\s+by\b/i;

/** Returns the names after a label such as "Authors" that stands alone. It is used only if the page names no author elsewhere. */
export function getLabelledAuthorCandidates({ page }: PageContext): ListCandidate[] {
  const names: string[] = [];
  for (const line of getLabelledLines(page, AUTHOR_LABEL)) {
    const lineNames =
      line.length <= MAX_BYLINE_LENGTH ? takeLeadingNames(parseNames(line), isLikelyPersonName) : [];
    if (lineNames.length === 0) break;
    names.push(...lineNames);
  }
  return buildListCandidates(deduplicateNames(names), 'page text');
}

/**
 * Returns the names in a signature at the end of the article ("Written by …"). It is used only if the page
 * names no author elsewhere.
 */
export function getSignatureCandidates(context: PageContext, heading: Heading | null): ListCandidate[] {
  const { page } = context;
  const articleElement = heading && closest(heading.element, 'article');
  const root = articleElement ?? queryFirst(page, 'main, [role="main"]') ?? queryFirst(page, 'body');
  for (const textNode of root ? walkTextNodes(root) : []) {
    const names = SIGNATURE_START.test(textNode.data.slice(0, 60))
      ? parseSignatureNames(textNode, heading?.element ?? null)
      : [];
    if (names.length > 0) return buildListCandidates(names, 'page text');
  }
  return [];
}

function parseSignatureNames(textNode: Text, headingElement: Element | null): string[] {
  const block = findBlockAncestor(textNode);
  if (!block || isHidden(block) || isSecondaryContent(block, headingElement)) return [];
  const line = getVisibleText(block, 140);
  return line.length > MAX_NAME_LINE_LENGTH ? [] : takeLeadingNames(parseNames(line), isNameOrHandle);
}

// Two words of which the second has no capital, such as "billed annually", are no name.
const isNameOrHandle = (name: string): boolean =>
  isLikelyPersonName(name) || (isHandle(name) && !/\s\p{Ll}/u.test(name));

/** Whether a text can be a user name: one or two words without sentence punctuation. */
const isHandle = (text: string): boolean =>
  !isOrganisationName(text.split(' ')) &&
  /^[\p{L}\p{N}_.'’-]{2,30}(?: [\p{L}\p{N}_.'’-]{2,20})?$/u.test(text);

import {
  closest,
  getAttribute,
  getClassAndId,
  getVisibleLines,
  getVisibleText,
  queryAll,
  queryFirst,
} from '../dom';
import { isSecondaryContent } from '../page-regions';
import { BYLINE_START, isNameOrHandle, MAX_NAME_LINE_LENGTH, takeLeadingNames } from './byline';
import { deduplicateNames, isLikelyPersonName, parseNames } from './person-names';

/**
 * Returns the authors in the first microdata item that has any. Later items are comments and answers, whose
 * authors do not count.
 */
export function getNamesInMicrodata(page: Document, headingElement: Element | null): string[] {
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

/** Returns the names in the links that match the selector. */
export function getNamesInLinks(page: Document, selector: string, headingElement: Element | null): string[] {
  const links = queryAll(page, selector)
    .slice(0, 40)
    .filter((link) => !isSecondaryContent(link, headingElement));
  return preferPersons(
    deduplicateNames(links.flatMap((link) => parseNames(getVisibleText(link, 120)).slice(0, 2))),
  );
}

/**
 * Returns the names in the elements that match the selector. Elements whose class says that they contain a
 * picture, a role or similar are skipped.
 */
export function getNamesInElements(
  page: Document,
  selector: string,
  headingElement: Element | null,
): string[] {
  const elements = queryAll(page, selector)
    .slice(0, 60)
    .filter(
      (element) =>
        !NON_NAME_CLASSES.test(getClassesAfterAuthor(element)) &&
        !isSecondaryContent(element, headingElement),
    );
  return preferPersons(deduplicateNames(elements.flatMap(getNamesInElement)));
}

const NON_NAME_CLASSES =
  /avatar|image|img|photo|bio|desc|title|role|position|social|link-?list|date|count|comments?|tooltip|about/;

// If the names include a person, the others are sections, roles or buttons and are left out.
function preferPersons(names: readonly string[]): string[] {
  const persons = names.filter(isLikelyPersonName);
  return persons.length > 0 ? persons : [...names];
}

// Returns the end of the class and id after the last "author" or "byline". It says which part of the author
// box the element is: `-box--wide` for `post__author author-box--wide`.
const getClassesAfterAuthor = (element: Element): string =>
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
 * The maximum number of names in one element. More names are those of a list of stories or of all authors of
 * a site.
 */
export const MAX_NAMES = 4;

import type { FoundList } from '@/lib/model/found';
import { foundList } from './candidates';
import { folded } from './clean';
import { writtenDate } from './date-text';
import { all, attr, closest, first, isUnseen, lineOf, linesOf, namesOf, parentOf, textsOf } from './dom';
import type { Heading } from './headings';
import type { PageFacts } from './page-facts';
import { looksLikePerson, namesIn } from './person-names';
import { isBeside, linesNear } from './region';

/** The authors that the page shows: by its markup, then by what stands around the headline. */
export function shownAuthors(facts: PageFacts, heading: Heading | null): FoundList[] {
  const { page } = facts;
  const top = heading?.element ?? null;
  const near = top ? linesNear(top, { before: 8, after: 16 }).map(({ text }) => text) : [];
  const links = (selector: string) => ofThisPage(fromLinks(page, selector, top), near);
  return [
    ...foundList(fromItems(page, top), 'microdata'),
    ...foundList(links('a[rel~="author"]'), 'rel=author'),
    ...foundList(ofThisPage(fromClasses(page, MICROFORMATS, top).slice(0, 1), near), 'page text'),
    ...foundList(ofThisPage(fromClasses(page, CLASSES, top), near), 'page text'),
    ...foundList(fromLines(near), 'page text'),
    ...foundList(links(AUTHOR_PAGES), 'page text'),
    ...foundList(fromPortraits(page, near, top), 'page text'),
  ];
}

const AUTHOR_PAGES = 'a[href*="/author/"], a[href*="/authors/"], a[href*="/contributors/"], a[href*="/by/"]';
// microformats.org/wiki/h-entry
const MICROFORMATS = '.p-author, .u-author, .vcard.author, .author .fn';
const CLASSES =
  '[class*="byline" i], [class*="author" i], [id*="byline" i], [data-testid*="author" i], .contributor';
const NOT_A_NAME =
  /avatar|image|img|photo|bio|desc|title|role|position|social|link-?list|date|count|comments?|tooltip|about/;
const MANY = 4;

// The author of a comment or an answer stands in an item of its own; the page's is that of the first one.
function fromItems(page: Document, top: Element | null): string[] {
  const elements = all(page, '[itemprop~="author"], [itemprop~="creator"], [property~="schema:author"]')
    .slice(0, 200)
    .filter(
      (element) =>
        !isBeside(element, top) &&
        closest(element, '[itemprop~="comment"], [itemprop$="Answer"], [itemprop~="review"]') === null,
    );
  const scope = (element: Element) => {
    const parent = closest(element, ':not([itemprop~="author"]):not([itemprop~="creator"])');
    return parent ? closest(parent, '[itemscope]') : null;
  };
  const named = elements
    .map((element) => ({ names: itemNames(element), scope: scope(element) }))
    .filter(({ names }) => names.length > 0);
  const [main] = named;
  const same = named.filter((one) => one.scope === main?.scope).flatMap(({ names }) => names);
  return main?.scope ? unique(same).slice(0, 20) : (main?.names ?? []);
}

function itemNames(element: Element): string[] {
  const inner = first(element, '[itemprop~="name"]') ?? element;
  const name = attr(inner, 'content') ?? lineOf(inner, 120);
  return name.length > 100 || /^https?:/.test(name) ? [] : namesIn(name);
}

function fromLinks(page: Document, selector: string, top: Element | null): string[] {
  const links = all(page, selector)
    .slice(0, 40)
    .filter((link) => !isBeside(link, top));
  return unique(links.flatMap((link) => namesIn(lineOf(link, 120)).slice(0, 2)));
}

function fromClasses(page: Document, selector: string, top: Element | null): string[] {
  const elements = all(page, selector)
    .slice(0, 60)
    .filter((element) => !NOT_A_NAME.test(ownName(element)) && !isBeside(element, top));
  return unique(elements.flatMap(classedNames));
}

// Of `post__author author-box--wide` only what names the author part of it: the words after the last "author".
const ownName = (element: Element): string => namesOf(element).replace(/^.*(?:author|byline)s?/s, '');

// What a broadcaster or a magazine puts beside the name: the programme and the section that it was in.
const PROGRAMME =
  /\/(?:program(?:me)?s?|shows?|series|podcasts?|sections?|topics?|categor(?:y|ies)|tags?)\//i;

function classedNames(element: Element): string[] {
  const links = all(element, 'a[href]')
    .filter((link) => !PROGRAMME.test(attr(link, 'href') ?? ''))
    .map((link) => lineOf(link, 120))
    .filter(looksLikePerson);
  if (links.length > 0) return links.slice(0, MANY).flatMap(namesIn);
  const lines = linesOf(element, 300).slice(0, 3);
  const names = lines
    .filter((line) => line.length <= 100)
    .flatMap((line) =>
      leading(namesIn(line), SAYS_BY.test(line) || lines.length === 1 ? isName : looksLikePerson),
    );
  return names.slice(0, MANY);
}

/** The names themselves where they are few; of many, as on a list of stories, those that stand by the headline. */
function ofThisPage(names: readonly string[], near: readonly string[]): string[] {
  if (names.length <= MANY) return [...names];
  const text = ` ${folded(near.join(' '))} `;
  const here = names.filter((name) => text.includes(` ${folded(name)} `));
  return here.length <= MANY ? here : [];
}

function fromLines(lines: readonly string[]): string[] {
  for (const [at, line] of lines.entries()) {
    if (line.length > 160) continue;
    const names = namesAfterBy(line, lines[at + 1] ?? '') ?? namesWithDegrees(line);
    if (names.length > 0) return names.slice(0, 8);
  }
  return [];
}

// What follows a byline's names is no name: "Ana Lind, who covers harbours".
function leading(names: readonly string[], fits: (name: string) => boolean): string[] {
  const end = names.findIndex((name) => !fits(name));
  return names.slice(0, end < 0 ? names.length : end);
}

const SAYS_BY =
  /^(?:(?:article|story|text|words|written|posted|published|created|reported|authored|contributed)\s+)?by\b|^(?:authors?|contributors?|autor(?:en|in|es)?|auteurs?|автор|作者|文|著者)\s*[:：]/iu;
const BY_INSIDE = /(?:[|·•—–]|\s-|,|\d)\s*(?:by|von|par|por|di|door)\s+(\p{Lu}.{2,80})$/iu;
const BY_FOREIGN = /^(?:von|par|por|di|door|przez|автор|текст)\s+(?=\p{Lu})/iu;

function namesAfterBy(line: string, next: string): string[] | null {
  const fits = (name: string) => looksLikePerson(name) || (line.length <= 40 && isHandle(name));
  if (/^(?:written |posted |published )?by\s*:?$|^authors?\s*:?$/i.test(line)) {
    return next.length <= 80 ? leading(namesIn(next), isName) : [];
  }
  if (SAYS_BY.test(line)) return leading(namesIn(line), fits);
  if (BY_FOREIGN.test(line)) return leading(namesIn(line), looksLikePerson);
  const inside = BY_INSIDE.exec(line)?.[1];
  return inside ? leading(namesIn(inside), looksLikePerson) : null;
}

// "Ana Lind, DVM; Per Holm, PhD": a line of people with their degrees needs no "by".
function namesWithDegrees(line: string): string[] {
  if (!/,\s*(?:Ph\.?D|M\.?D|DVM|VMD|RN|RDN?|MPH|MBA|DDS|DMD|LCSW|PsyD|EdD|JD|CFP|CPA)\b/.test(line))
    return [];
  const names = namesIn(line);
  return names.length > 0 && names.every(looksLikePerson) ? names : [];
}

// Beside many bylines stands a portrait whose description is the name.
function fromPortraits(page: Document, near: readonly string[], top: Element | null): string[] {
  const lines = new Map(
    near.filter((line) => line.length <= 60).map((line) => [folded(line.replace(SAYS_BY, '')), line]),
  );
  if (lines.size === 0 || !near.some((line) => writtenDate(line, null) !== null)) return [];
  for (const image of all(page, 'img[alt]').slice(0, 60)) {
    const alt = (attr(image, 'alt') ?? '').replace(PORTRAIT_OF, '');
    const line = alt.length >= 3 && alt.length <= 50 ? lines.get(folded(alt)) : undefined;
    if (line && looksLikePerson(alt) && isPortrait(image) && !isBeside(image, top)) return namesIn(line);
  }
  return [];
}

const PORTRAIT_OF =
  /^(?:headshot|photo|picture|portrait|avatar|image)\s+(?:of|for)\s+|['\u2019]s\s+(?:avatar|picture|photo)$|\s+avatar$/i;

function isPortrait(image: Element): boolean {
  const around = [image, parentOf(image)].map((element) => (element ? namesOf(element) : ''));
  const names = `${around.join(' ')} ${attr(image, 'src') ?? ''} ${attr(image, 'alt') ?? ''}`;
  return /avatar|author|portrait|headshot|rounded|circle|profile|byline|person/i.test(names);
}

const SIGNED = /^\s*(?:this (?:article|post) was )?(?:written|words|story|article|authored|posted)\s+by\b/i;

/** Who signs at the article's end ("Written by …"), for pages that name nobody elsewhere. */
export function signedBy(facts: PageFacts, heading: Heading | null): FoundList[] {
  const { page } = facts;
  const root = first(page, 'article') ?? first(page, 'main, [role="main"]') ?? first(page, 'body');
  for (const text of root ? textsOf(root) : []) {
    const names = SIGNED.test(text.data.slice(0, 60)) ? signature(text, heading?.element ?? null) : [];
    if (names.length > 0) return foundList(names, 'page text');
  }
  return [];
}

function signature(text: Text, top: Element | null): string[] {
  const block = parentOf(text);
  if (!block || isUnseen(block) || isBeside(block, top)) return [];
  const line = lineOf(block, 140);
  return line.length > 100 ? [] : leading(namesIn(line), isName);
}

const isName = (name: string): boolean => looksLikePerson(name) || isHandle(name);

/** Whether a text can be a name that somebody gave themselves: one word or two, no sentence. */
export const isHandle = (text: string): boolean =>
  /^[\p{L}\p{N}_.'’-]{2,30}(?: [\p{L}\p{N}_.'’-]{2,20})?$/u.test(text);

const unique = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [folded(name) || name, name])).values(),
];

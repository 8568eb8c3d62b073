import { writtenDate } from '../fields/date-text';
import { tagOf } from './tags';

/** Who wrote a post, or when, as an element says it; the lower the rank, the surer. */
export type Mark = { element: Element; words: string; rank: number };

// Names are short; what is longer is a signature or a profile.
const LONGEST_NAME = 60;
const LONGEST_TIME = 60;

const AUTHOR_NAME =
  /author|user-?name|users-?name|hnuser|^poster|nickname|creator|display-?name|screen-?name|commenter|message-name|person-listing|^u-(?:author|name)$/i;
const NO_AUTHOR =
  /avatar|icon|badge|image|photo|title|stat|flair|role|rank|bio|desc|count|group|quote|score/i;
const PROFILE =
  /\/(?:u|users?|user-profile|profiles?|members?|people|authors?|~)\/(?!log|sign|regist)|\/[@~][\w-]+\/?$|[?&](?:u|uid|user|userid|username)=|member(?:list)?\.php|\/user\?id=|#\/user\//i;

const TIME_NAME =
  /(?:^|[-_])(?:date|time|datetime|timestamp|posted|age|ago|when|published|created)(?:$|[-_])|postdate|relativetime|timeago|(?:^|[-_])date(?:line)?$/i;
// When somebody joined, or changed what he wrote, is not when he wrote it.
const OTHER_TIME = /join|regist|member|edit|modif|updat|activ|seen|birth|last/i;
const RELATIVE =
  /\b(?:\d+|an?|one) ?(?:s|m|min|h|hr|d|w|mo|y|yr|second|minute|hour|day|week|month|year)s?\b(?: ago)?|\byesterday\b|\btoday\b|\bjust now\b/i;

const AUTHORS = '[class],[itemprop~="author"],[itemprop~="creator"],[rel~="author"],a[href]';
const TIMES = 'time,relative-time,[datetime],[ts],[data-time],[data-timestamp],[title],[class],[itemprop]';

/** The elements that name somebody as author, in document order. */
export const authorMarks = (root: Element): Mark[] =>
  marksIn(root.querySelectorAll(AUTHORS), (element) => {
    const rank = authorRank(element);
    return rank === null ? null : { words: nameIn(element), rank };
  }).filter(({ words }) => words.length <= LONGEST_NAME);

// A page of 100,000 nodes has some 4,000 posts with three such elements each; one made to be slow has more.
const MOST_MARKS = 15_000;

function marksIn(
  elements: Iterable<Element>,
  read: (element: Element) => { words: string; rank: number } | null,
): Mark[] {
  const marks: Mark[] = [];
  for (const element of elements) {
    const said = read(element);
    if (said && said.words !== '') marks.push({ element, ...said });
    if (marks.length === MOST_MARKS) break;
  }
  return marks;
}

function authorRank(element: Element): number | null {
  const named = element.getAttribute('class') ?? '';
  if (/(?:^|\s)(?:author|creator)(?:\s|$)/.test(element.getAttribute('itemprop') ?? '')) return 0;
  if (element.getAttribute('rel') === 'author') return 1;
  if (named !== '' && tokensOf(named).some((name) => AUTHOR_NAME.test(name) && !NO_AUTHOR.test(name)))
    return 2;
  const isProfile = tagOf(element) === 'A' && PROFILE.test(element.getAttribute('href') ?? '');
  return isProfile && !element.closest('blockquote, q, pre') ? 3 : null;
}

/** The name in an element that may say more ("by Ida » 3 March"): the part that is a name, else a link, else its first words. */
function nameIn(element: Element): string {
  const parts = [element.querySelector('[itemprop~="name"]'), element.querySelector('a'), element];
  const words = parts.map((part) => part && firstWordsIn(part)).find((part) => part) ?? '';
  return words.replace(/^(?:by|von|par|posted by|from)[:\s]+/i, '');
}

function firstWordsIn(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}]/u.test(words) && !/^(?:by|von|par|posted by|from):?$/i.test(words)) return words;
  }
  return '';
}

/** The elements that say when something was written, in document order; a day is surer than how long ago it was. */
export const timeMarks = (root: Element): Mark[] =>
  marksIn(root.querySelectorAll(TIMES), (element) => {
    const said = isTime(element) ? timeIn(element) : null;
    const rank = PUBLISHED.test(element.getAttribute('itemprop') ?? '') ? 0 : 1;
    return said && { words: said.words, rank: rank + said.rank };
  });

function isTime(element: Element): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  if (OTHER_TIME.test(names) || isLabelledOther(element)) return false;
  return (
    /^(?:TIME|RELATIVE-TIME)$/.test(tagOf(element)) ||
    STAMPS.some((name) => element.hasAttribute(name)) ||
    PUBLISHED.test(names) ||
    tokensOf(names).some((name) => TIME_NAME.test(name)) ||
    isDate(element.getAttribute('title') ?? '')
  );
}

const isDate = (words: string): boolean =>
  words.length <= LONGEST_TIME && /\d{4}/.test(words) && writtenDate(words, null) !== null;

// What stands before a time ("answered Mar 2").
const VERB =
  /^(?:asked|answered|posted|created|submitted|commented|published|replied|on|at|le|am|el)\b:?\s*(?:on\s+)?/i;

/** The day, and what follows it, in a short text beside a post; null where it says none or that of something else. */
export function dayIn(text: string): string | null {
  const day = isDate(text) && !OTHER_TIME.test(text) ? writtenDate(text, null) : null;
  return day && text.slice(day.index);
}

const PUBLISHED = /date(?:Published|Created)/;
const STAMPS = ['datetime', 'ts', 'data-time', 'data-timestamp'];

// "Joined: 3 March 2020" in a profile beside the post.
function isLabelledOther(element: Element): boolean {
  const before = element.previousSibling ?? element.parentElement?.previousSibling;
  return OTHER_TIME.test((before?.textContent ?? '').slice(-20));
}

/** A time as the page shows it; where it shows how long ago it was, as it stands for machines. */
function timeIn(element: Element): { words: string; rank: number } | null {
  const line = lineIn(element).slice(0, LONGEST_TIME + 1);
  if (OTHER_TIME.test(line)) return null;
  const shown = line.replace(VERB, '');
  const told = isDate(shown) ? shown : stampIn(element);
  if (told) return { words: told, rank: 0 };
  const isShort = shown.length <= LONGEST_TIME && (RELATIVE.test(shown) || isBareTime(element, shown));
  return isShort ? { words: shown, rank: 1 } : null;
}

function stampIn(element: Element): string | null {
  const isPublished = PUBLISHED.test(element.getAttribute('itemprop') ?? '');
  for (const name of ['title', ...STAMPS, ...(isPublished ? ['content'] : [])]) {
    const stamp = element.getAttribute(name) ?? '';
    const words = stampOf(stamp) ?? (isDate(stamp) ? stamp : null);
    if (words) return words;
  }
  return null;
}

/** Whether two times are of the same day, or of two that a time zone may part. */
export function isSameDay(one: string, other: string): boolean {
  const [a, b] = [one, other].map((words) => Date.parse(writtenDate(words, null)?.value ?? ''));
  return a !== undefined && b !== undefined && Math.abs(a - b) <= 86_400_000;
}

const isBareTime = (element: Element, shown: string): boolean =>
  tagOf(element) === 'TIME' && /\d/.test(shown);

/** `2024-05-03 08:45` of an ISO date or of seconds or milliseconds since 1970; null for anything else. */
export function stampOf(written: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(written.trim());
  if (iso) return [iso[1], iso[2]].filter(Boolean).join(' ');
  if (!/^\d{10}(?:\d{3})?$/.test(written)) return null;
  const at = new Date(Number(written) * (written.length === 10 ? 1000 : 1));
  return at.toISOString().slice(0, 16).replace('T', ' ');
}

const tokensOf = (names: string): string[] => names.split(/\s+/).filter((name) => name !== '');

/** A text without the words that say how long ago something was. */
export const withoutAgo = (text: string): string => text.replace(RELATIVE, '');

// A date or a name is found or missed in so many characters; a page can nest what looks like one without end.
const LOOKED_AT = 200;

/** The first words of an element on one line. */
export function lineIn(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let line = '';
  for (let node = walker.nextNode(); node && line.length < LOOKED_AT; node = walker.nextNode())
    line += node.nodeValue ?? '';
  return line.slice(0, LOOKED_AT).replace(/\s+/g, ' ').trim();
}

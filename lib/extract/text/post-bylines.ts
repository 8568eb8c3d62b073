import { findWrittenDate } from '../fields/parse-date';
import { getTagName } from './tags';

/** Who wrote a post, or when, as an element says it; the lower the rank, the surer. */
export type Byline = { element: Element; text: string; rank: number };

// Names are short; what is longer is a signature or a profile.
const MAX_NAME_LENGTH = 60;
const MAX_TIME_LENGTH = 60;

const AUTHOR_CLASS =
  /author|user-?name|users-?name|hnuser|^poster|nickname|creator|display-?name|screen-?name|commenter|message-name|person-listing|^u-(?:author|name)$/i;
const NON_AUTHOR_CLASS =
  /avatar|icon|badge|image|photo|title|stat|flair|role|rank|bio|desc|count|group|quote|score/i;
const PROFILE_URL =
  /\/(?:u|users?|user-profile|profiles?|members?|people|authors?|~)\/(?!log|sign|regist)|\/[@~][\w-]+\/?$|[?&](?:u|uid|user|userid|username)=|member(?:list)?\.php|\/user\?id=|#\/user\//i;

const TIME_CLASS =
  /(?:^|[-_])(?:date|time|datetime|timestamp|posted|age|ago|when|published|created)(?:$|[-_])|postdate|relativetime|timeago|(?:^|[-_])date(?:line)?$/i;
// When somebody joined, or changed what he wrote, is not when he wrote it.
const UNRELATED_TIME = /join|regist|member|edit|modif|updat|activ|seen|birth|last/i;
const RELATIVE_TIME =
  /\b(?:\d+|an?|one) ?(?:s|m|min|h|hr|d|w|mo|y|yr|second|minute|hour|day|week|month|year)s?\b(?: ago)?|\byesterday\b|\btoday\b|\bjust now\b/i;

const AUTHOR_SELECTOR = '[class],[itemprop~="author"],[itemprop~="creator"],[rel~="author"],a[href]';
const TIME_SELECTOR =
  'time,relative-time,[datetime],[ts],[data-time],[data-timestamp],[title],[class],[itemprop]';

/** The elements that name somebody as author, in document order. */
export const findAuthorBylines = (root: Element): Byline[] =>
  collectBylines(root.querySelectorAll(AUTHOR_SELECTOR), (element) => {
    const rank = getAuthorRank(element);
    return rank === null ? null : { text: extractName(element), rank };
  }).filter(({ text }) => text.length <= MAX_NAME_LENGTH);

// A page of 100,000 nodes has some 4,000 posts with three such elements each; one made to be slow has more.
const MAX_BYLINES = 15_000;

function collectBylines(
  elements: Iterable<Element>,
  read: (element: Element) => { text: string; rank: number } | null,
): Byline[] {
  const bylines: Byline[] = [];
  for (const element of elements) {
    const match = read(element);
    if (match && match.text !== '') bylines.push({ element, ...match });
    if (bylines.length === MAX_BYLINES) break;
  }
  return bylines;
}

function getAuthorRank(element: Element): number | null {
  const className = element.getAttribute('class') ?? '';
  if (/(?:^|\s)(?:author|creator)(?:\s|$)/.test(element.getAttribute('itemprop') ?? '')) return 0;
  if (element.getAttribute('rel') === 'author') return 1;
  if (
    className !== '' &&
    splitTokens(className).some((name) => AUTHOR_CLASS.test(name) && !NON_AUTHOR_CLASS.test(name))
  )
    return 2;
  const isProfileLink = getTagName(element) === 'A' && PROFILE_URL.test(element.getAttribute('href') ?? '');
  return isProfileLink && !element.closest('blockquote, q, pre') ? 3 : null;
}

/** The name in an element that may say more ("by Ida » 3 March"): the part that is a name, else a link, else its first words. */
function extractName(element: Element): string {
  const elements = [element.querySelector('[itemprop~="name"]'), element.querySelector('a'), element];
  const name = elements.map((part) => part && getFirstText(part)).find((part) => part) ?? '';
  return name.replace(/^(?:by|von|par|posted by|from)[:\s]+/i, '');
}

function getFirstText(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}]/u.test(text) && !/^(?:by|von|par|posted by|from):?$/i.test(text)) return text;
  }
  return '';
}

/** The elements that say when something was written, in document order; a day is surer than how long ago it was. */
export const findTimeBylines = (root: Element): Byline[] =>
  collectBylines(root.querySelectorAll(TIME_SELECTOR), (element) => {
    const time = isTime(element) ? extractTime(element) : null;
    const rank = PUBLISHED_ITEMPROP.test(element.getAttribute('itemprop') ?? '') ? 0 : 1;
    return time && { text: time.text, rank: rank + time.rank };
  });

function isTime(element: Element): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  if (UNRELATED_TIME.test(names) || hasUnrelatedLabel(element)) return false;
  return (
    /^(?:TIME|RELATIVE-TIME)$/.test(getTagName(element)) ||
    TIMESTAMP_ATTRIBUTES.some((name) => element.hasAttribute(name)) ||
    PUBLISHED_ITEMPROP.test(names) ||
    splitTokens(names).some((name) => TIME_CLASS.test(name)) ||
    isDate(element.getAttribute('title') ?? '')
  );
}

const isDate = (text: string): boolean =>
  text.length <= MAX_TIME_LENGTH && /\d{4}/.test(text) && findWrittenDate(text, null) !== null;

// What stands before a time ("answered Mar 2").
const LEADING_VERB =
  /^(?:asked|answered|posted|created|submitted|commented|published|replied|on|at|le|am|el)\b:?\s*(?:on\s+)?/i;

/** The day, and what follows it, in a short text beside a post; null where it says none or that of something else. */
export function findDay(text: string): string | null {
  const day = isDate(text) && !UNRELATED_TIME.test(text) ? findWrittenDate(text, null) : null;
  return day && text.slice(day.index);
}

const PUBLISHED_ITEMPROP = /date(?:Published|Created)/;
const TIMESTAMP_ATTRIBUTES = ['datetime', 'ts', 'data-time', 'data-timestamp'];

// "Joined: 3 March 2020" in a profile beside the post.
function hasUnrelatedLabel(element: Element): boolean {
  const previousNode = element.previousSibling ?? element.parentElement?.previousSibling;
  return UNRELATED_TIME.test((previousNode?.textContent ?? '').slice(-20));
}

/** A time as the page shows it; where it shows how long ago it was, as it stands for machines. */
function extractTime(element: Element): { text: string; rank: number } | null {
  const line = getLeadingText(element).slice(0, MAX_TIME_LENGTH + 1);
  if (UNRELATED_TIME.test(line)) return null;
  const visibleTime = line.replace(LEADING_VERB, '');
  const absoluteTime = isDate(visibleTime) ? visibleTime : findTimestamp(element);
  if (absoluteTime) return { text: absoluteTime, rank: 0 };
  const isShort =
    visibleTime.length <= MAX_TIME_LENGTH &&
    (RELATIVE_TIME.test(visibleTime) || isBareTime(element, visibleTime));
  return isShort ? { text: visibleTime, rank: 1 } : null;
}

function findTimestamp(element: Element): string | null {
  const isPublished = PUBLISHED_ITEMPROP.test(element.getAttribute('itemprop') ?? '');
  for (const name of ['title', ...TIMESTAMP_ATTRIBUTES, ...(isPublished ? ['content'] : [])]) {
    const value = element.getAttribute(name) ?? '';
    const timestamp = formatTimestamp(value) ?? (isDate(value) ? value : null);
    if (timestamp) return timestamp;
  }
  return null;
}

/** Whether two times are of the same day, or of two that a time zone may part. */
export function isSameDay(first: string, second: string): boolean {
  const [a, b] = [first, second].map((text) => Date.parse(findWrittenDate(text, null)?.value ?? ''));
  return a !== undefined && b !== undefined && Math.abs(a - b) <= 86_400_000;
}

const isBareTime = (element: Element, text: string): boolean =>
  getTagName(element) === 'TIME' && /\d/.test(text);

/** `2024-05-03 08:45` of an ISO date or of seconds or milliseconds since 1970; null for anything else. */
export function formatTimestamp(value: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(value.trim());
  if (iso) return [iso[1], iso[2]].filter(Boolean).join(' ');
  if (!/^\d{10}(?:\d{3})?$/.test(value)) return null;
  const date = new Date(Number(value) * (value.length === 10 ? 1000 : 1));
  return date.toISOString().slice(0, 16).replace('T', ' ');
}

const splitTokens = (names: string): string[] => names.split(/\s+/).filter((name) => name !== '');

/** A text without the words that say how long ago something was. */
export const removeRelativeTimes = (text: string): string => text.replace(RELATIVE_TIME, '');

// A date or a name is found or missed in so many characters; a page can nest what looks like one without end.
const MAX_LINE_LENGTH = 200;

/** The first words of an element on one line. */
export function getLeadingText(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let line = '';
  for (let node = walker.nextNode(); node && line.length < MAX_LINE_LENGTH; node = walker.nextNode())
    line += node.nodeValue ?? '';
  return line.slice(0, MAX_LINE_LENGTH).replace(/\s+/g, ' ').trim();
}

import { getTagName, splitTokens } from '../tags';
import { type Byline, collectBylines, getLeadingText } from './bylines';
import { formatTimestamp, hasDate, MAX_TIME_LENGTH, RELATIVE_TIME, UNRELATED_TIME } from './timestamps';

const TIME_CLASS =
  /(?:^|[-_])(?:date|time|datetime|timestamp|posted|age|ago|when|published|created)(?:$|[-_])|postdate|relativetime|timeago|(?:^|[-_])date(?:line)?$/i;
const TIME_SELECTOR =
  'time,relative-time,[datetime],[ts],[data-time],[data-timestamp],[title],[class],[itemprop]';

/**
 * Returns the elements that contain the time of a post, in document order. A date has a better (lower) rank
 * than a relative time.
 */
export const listTimeBylines = (root: Element): Byline[] =>
  collectBylines(root.querySelectorAll(TIME_SELECTOR), (element) => {
    const time = isTimeByline(element) ? extractTime(element) : null;
    const rank = PUBLISHED_ITEMPROP.test(element.getAttribute('itemprop') ?? '') ? 0 : 1;
    return time && { text: time.text, rank: rank + time.rank };
  });

function isTimeByline(element: Element): boolean {
  const classAndItemprop = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
  if (UNRELATED_TIME.test(classAndItemprop) || hasUnrelatedLabel(element)) return false;
  return (
    /^(?:TIME|RELATIVE-TIME)$/.test(getTagName(element)) ||
    TIMESTAMP_ATTRIBUTES.some((name) => element.hasAttribute(name)) ||
    PUBLISHED_ITEMPROP.test(classAndItemprop) ||
    splitTokens(classAndItemprop).some((name) => TIME_CLASS.test(name)) ||
    hasDate(element.getAttribute('title') ?? '')
  );
}

// Verbs and prepositions that precede a time, as in "answered Mar 2".
const LEADING_VERB =
  /^(?:asked|answered|posted|created|submitted|commented|published|replied|on|at|le|am|el)\b:?\s*(?:on\s+)?/i;

const PUBLISHED_ITEMPROP = /date(?:Published|Created)/;
const TIMESTAMP_ATTRIBUTES = ['datetime', 'ts', 'data-time', 'data-timestamp'];

// Profiles next to a post also contain dates: "Joined: 3 March 2020".
function hasUnrelatedLabel(element: Element): boolean {
  const previousNode = element.previousSibling ?? element.parentElement?.previousSibling;
  return UNRELATED_TIME.test((previousNode?.textContent ?? '').slice(-20));
}

/**
 * Returns the time of an element, or null. This is the displayed text if it has a date, otherwise the
 * machine-readable time of the element, otherwise a relative or incomplete time.
 */
function extractTime(element: Element): { text: string; rank: number } | null {
  const line = getLeadingText(element).slice(0, MAX_TIME_LENGTH + 1);
  if (UNRELATED_TIME.test(line)) return null;
  const visibleTime = line.replace(LEADING_VERB, '');
  const absoluteTime = hasDate(visibleTime) ? visibleTime : findTimestamp(element);
  if (absoluteTime) return { text: absoluteTime, rank: 0 };
  const isRelativeOrBareTime =
    visibleTime.length <= MAX_TIME_LENGTH &&
    (RELATIVE_TIME.test(visibleTime) || isUndatedTimeElement(element, visibleTime));
  return isRelativeOrBareTime ? { text: visibleTime, rank: 1 } : null;
}

function findTimestamp(element: Element): string | null {
  const isPublished = PUBLISHED_ITEMPROP.test(element.getAttribute('itemprop') ?? '');
  for (const name of ['title', ...TIMESTAMP_ATTRIBUTES, ...(isPublished ? ['content'] : [])]) {
    const value = element.getAttribute(name) ?? '';
    const timestamp = formatTimestamp(value) ?? (hasDate(value) ? value : null);
    if (timestamp) return timestamp;
  }
  return null;
}

const isUndatedTimeElement = (element: Element, text: string): boolean =>
  getTagName(element) === 'TIME' && /\d/.test(text);

import { findWrittenDate } from '../../fields/parse-date';

/** A longer text is not a time, in characters. */
export const MAX_TIME_LENGTH = 60;

/** Words beside the times of joining and editing, which are not the time of the post. */
export const UNRELATED_TIME = /join|regist|member|edit|modif|updat|activ|seen|birth|last/i;
/** Relative times in English. */
export const RELATIVE_TIME =
  /\b(?:\d+|an?|one) ?(?:s|m|min|h|hr|d|w|mo|y|yr|second|minute|hour|day|week|month|year)s?\b(?: ago)?|\byesterday\b|\btoday\b|\bjust now\b/i;

/** Whether a short text contains a date with a year. */
export const hasDate = (text: string): boolean =>
  text.length <= MAX_TIME_LENGTH && /\d{4}/.test(text) && findWrittenDate(text, null) !== null;

/** Returns a short text from its date on; null where it has no date or the date is that of something else. */
export function extractDateText(text: string): string | null {
  const writtenDate = hasDate(text) && !UNRELATED_TIME.test(text) ? findWrittenDate(text, null) : null;
  return writtenDate && text.slice(writtenDate.index);
}

/** Whether two times are at most one day apart, since time zones can shift the day. */
export function isSameDay(firstTime: string, secondTime: string): boolean {
  const [a, b] = [firstTime, secondTime].map((text) => Date.parse(findWrittenDate(text, null)?.value ?? ''));
  return a !== undefined && b !== undefined && Math.abs(a - b) <= 86_400_000;
}

/**
 * Formats an ISO date, or seconds or milliseconds since 1970, as `2024-05-03 08:45`; null for any other text.
 */
export function formatTimestamp(value: string): string | null {
  const isoMatch = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(value.trim());
  if (isoMatch) return [isoMatch[1], isoMatch[2]].filter(Boolean).join(' ');
  if (!/^\d{10}(?:\d{3})?$/.test(value)) return null;
  const date = new Date(Number(value) * (value.length === 10 ? 1000 : 1));
  return date.toISOString().slice(0, 16).replace('T', ' ');
}

/** Removes relative times such as "3 hours ago". */
export const removeRelativeTimes = (text: string): string => text.replace(RELATIVE_TIME, '');

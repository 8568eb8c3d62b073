import { findWrittenDate } from '@/lib/base/parse-date';

/** The maximum length of a time, in characters. A longer text is not a time. */
export const MAX_TIME_LENGTH = 60;

/**
 * Words next to a time that is not the time of the post, such as the time of registration or of the last
 * edit.
 */
export const UNRELATED_TIME = /join|regist|member|edit|modif|updat|activ|seen|birth|last/i;
/** Relative times in English. */
export const RELATIVE_TIME =
  /\b(?:\d+|an?|one) ?(?:s|m|min|h|hr|d|w|mo|y|yr|second|minute|hour|day|week|month|year)s?\b(?: ago)?|\byesterday\b|\btoday\b|\bjust now\b/i;

/** Returns whether a short text contains a date with a year. */
export const hasDate = (text: string): boolean =>
  text.length <= MAX_TIME_LENGTH && /\d{4}/.test(text) && findWrittenDate(text, null) !== null;

/**
 * Returns the end of a short text, from its date on. Returns null if the text has no date, or says that the
 * date is not the time of the post.
 */
export function extractDateText(text: string): string | null {
  const writtenDate = hasDate(text) && !UNRELATED_TIME.test(text) ? findWrittenDate(text, null) : null;
  return writtenDate && text.slice(writtenDate.index);
}

/**
 * Returns whether two times are at most one day apart. Times of the same day can differ by one day in another
 * time zone.
 */
export function isSameDay(firstTime: string, secondTime: string): boolean {
  const [firstMs, secondMs] = [firstTime, secondTime].map((text) =>
    Date.parse(findWrittenDate(text, null)?.value ?? ''),
  );
  return firstMs !== undefined && secondMs !== undefined && Math.abs(firstMs - secondMs) <= 86_400_000;
}

/**
 * Formats an ISO date, or a number of seconds or milliseconds since 1970, as `2024-05-03 08:45`. Returns null
 * for any other text.
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

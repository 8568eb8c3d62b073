import { findWrittenDate, type WrittenDate } from '@/lib/base/parse-date';
import type { TextCandidate } from '@/lib/record/schema/candidate';

/**
 * Returns the date of a line that consists only of a date, with or without the reading time or the time of
 * day. Returns null for any other line.
 */
export function parseDateOnlyLine(line: string, language: string | null): string | null {
  const date = findShortLineDate(line, language);
  if (!date) return null;
  const rest = line.slice(0, date.index) + line.slice(date.index + date.length);
  const words = rest.split(/[\s|·•:,.–—-]/).filter(Boolean);
  return READING_TIME.test(words.join(' ')) ? date.value : null;
}

// Matches the rest of a line without its date: an empty text, "8 min read", or a time such as "14 30 Uhr",
// whose colon was removed.
const READING_TIME = /^(?:\d{1,3} min(?:ute)?s?(?: read)?|\d{1,2} \d{2}(?: (?:am|pm|uhr))?)?$/i;

/** Returns the date in a line that is short enough for a dateline, or null. */
export const findShortLineDate = (line: string, language: string | null): WrittenDate | null =>
  line.length <= MAX_LENGTH_AROUND_DATE ? findWrittenDate(line, language) : null;

/** The maximum length of a dateline without its date, in UTF-16 code units. */
export const MAX_LENGTH_AROUND_DATE = 90;

/** Returns a candidate for each date that is not null. */
export const buildDateCandidates = (dates: readonly (string | null)[]): TextCandidate[] =>
  dates.flatMap((value) => (value === null ? [] : [{ value, from: 'page text' }]));

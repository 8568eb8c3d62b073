import { isCalendarDate } from './calendar-date';
import { findWrittenDate, parseMachineDate } from './parse-date';

/**
 * The date that a person typed, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. The kind `ambiguous` means that the language does
 * not determine whether the day or the month comes first. `unknown` means that the text is not a date or has more than
 * one.
 */
export type TypedDate = { kind: 'date'; value: string } | { kind: 'ambiguous' } | { kind: 'unknown' };

/**
 * Parses a date as people write it, in each of the eleven languages of `findWrittenDate`: "11 July 2019", "July 11th,
 * 2019", "11.07.2019", "2019年7月11日". A weekday before the date and a time of day after it are ignored. `language` is
 * the language of the reader; it determines the order of `03/04/2024`.
 */
export function parseTypedDate(text: string, language: string | null): TypedDate {
  const typedText = text.trim().slice(0, MAX_LENGTH);
  if (PARTIAL_DATE.test(typedText))
    return isCalendarDate(typedText) ? { kind: 'date', value: typedText } : { kind: 'unknown' };
  const writtenDate = findWrittenDate(typedText, language);
  if (!writtenDate) return readMachineDate(typedText);
  const otherText =
    typedText.slice(0, writtenDate.index) + typedText.slice(writtenDate.index + writtenDate.length);
  // Any other digit may belong to a second date, or to a day that was not recognised. Such a text is rejected, because
  // no typed digit may be lost.
  if (/\d/.test(otherText.replace(TIME_OF_DAY, ''))) return { kind: 'unknown' };
  const isOnlyYear = writtenDate.value.length === YEAR_LENGTH && writtenDate.length > YEAR_LENGTH;
  return isOnlyYear ? { kind: 'ambiguous' } : { kind: 'date', value: writtenDate.value };
}

const MAX_LENGTH = 100;
const YEAR_LENGTH = 4;
const PARTIAL_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const TIME_OF_DAY = /\d{1,2}[:.h]\d{2}(?::\d{2})?/g;

function readMachineDate(text: string): TypedDate {
  const value = parseMachineDate(text);
  return value === null ? { kind: 'unknown' } : { kind: 'date', value };
}

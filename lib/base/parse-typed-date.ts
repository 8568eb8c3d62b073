import { isCalendarDate } from './calendar-date';
import { findWrittenDate, parseMachineDate } from './parse-date';

/**
 * The date that a person typed, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. `ambiguous`: the language does not determine which number is the
 * day, the month or the year. `unknown`: the text is not a date, or has several dates.
 */
export type TypedDate = { kind: 'date'; value: string } | { kind: 'ambiguous' } | { kind: 'unknown' };

/**
 * Parses a date as people write it, in each of the eleven languages of `findWrittenDate`: "11 July 2019", "July 11th,
 * 2019", "11.07.2019", "11/7/19", "2019年7月11日". Ignores a weekday before the date and a time of day after it. `language` is
 * the language of the reader; it determines the order of `03/04/2024`. A year of two digits becomes the latest possible year up to
 * `currentYear` + 1, because works are seldom dated further ahead: in 2026, "'69" is 1969.
 */
export function parseTypedDate(text: string, language: string | null, currentYear: number): TypedDate {
  const trimmedText = normalizeDigits(text.normalize('NFC')).trim().slice(0, MAX_LENGTH);
  if (canBeYearFirst(trimmedText, language)) return { kind: 'ambiguous' };
  const typedText = completeShortYear(trimmedText, currentYear);
  const onlyYear = YEAR_WITH_UNIT.exec(typedText)?.[1];
  if (onlyYear !== undefined) return { kind: 'date', value: onlyYear };
  if (PARTIAL_DATE.test(typedText))
    return isCalendarDate(typedText) ? { kind: 'date', value: typedText } : { kind: 'unknown' };
  const writtenDate = findWrittenDate(typedText, language);
  if (!writtenDate) return parseAsMachineDate(typedText);
  const otherText =
    typedText.slice(0, writtenDate.index) + typedText.slice(writtenDate.index + writtenDate.length);
  // Any other digit may belong to a second date, or to a day that was not recognised. Such a string is rejected, because
  // no typed digit may be lost.
  if (/\d/.test(otherText.replace(TIME_OF_DAY, ''))) return { kind: 'unknown' };
  // The result is only a year although the date has more numbers, so the language does not determine which number is the month.
  const isOnlyYear = writtenDate.value.length === YEAR_LENGTH && writtenDate.length > YEAR_LENGTH;
  return isOnlyYear ? { kind: 'ambiguous' } : { kind: 'date', value: writtenDate.value };
}

/** Replaces full-width digits (`２`), which East Asian keyboards can type, by ASCII digits. */
const normalizeDigits = (text: string): string =>
  text.replace(/[\uFF10-\uFF19]/g, (digit) => digit.normalize('NFKC'));

const MAX_LENGTH = 100;
const YEAR_LENGTH = 4;
const PARTIAL_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const TIME_OF_DAY = /\d{1,2}[:.h]\d{2}(?::\d{2})?/g;

// "Year" in Chinese, Japanese, Russian and Polish.
const YEAR_WITH_UNIT = /^([12]\d{3})\s*(?:年|г\.?|год|r\.?|rok)$/iu;
// "11/7/19", "11.7.19", "11 Jul 19", "11-Jul-19" and "July '19". "11-7-19" does not match, because with hyphens the first number may be
// the year.
const SHORT_YEAR =
  /^(\d{1,2}([./])\d{1,2}\2|\d{1,2}(?: |\. ?|-)\p{L}{3,12}\.?[ -]|(?:\d{1,2}[ .] ?)?\p{L}{3,12}\.?(?: \d{1,2},?)? ?['’])(\d{2})$/u;

const completeShortYear = (text: string, currentYear: number): string =>
  text.replace(
    SHORT_YEAR,
    (_, start: string, _separator, year: string) =>
      `${start.replace(/['’]$/, ' ')}${completeYear(Number(year), currentYear)}`,
  );

/** Returns the latest year that ends with these two digits and is not later than next year. */
function completeYear(lastDigits: number, currentYear: number): number {
  const nextYear = currentYear + 1;
  const year = nextYear - (nextYear % 100) + lastDigits;
  return year > nextYear ? year - 100 : year;
}

// The languages whose short form of a date begins with the year (date patterns of Unicode CLDR).
const YEAR_FIRST_LANGUAGE =
  /^(?:(?:af|bo|dz|eo|eu|fa|hu|ii|ja|ko|lt|mn|ne|ps|rw|sah|se|si|sv|ug|yue|zh)\b|(?:en|fr)-ca\b|en-za\b)/i;

/** Returns whether the first number of a text such as "19/07/11" can be the year: the language is unknown or writes the year first. */
function canBeYearFirst(text: string, language: string | null): boolean {
  const lastNumber = /^\d{2}([./])\d{1,2}\1(\d{2})$/.exec(text)?.[2];
  if (lastNumber === undefined || Number(lastNumber) > 31) return false;
  return !language || YEAR_FIRST_LANGUAGE.test(language.replaceAll('_', '-'));
}

function parseAsMachineDate(text: string): TypedDate {
  const value = parseMachineDate(text);
  return value === null ? { kind: 'unknown' } : { kind: 'date', value };
}

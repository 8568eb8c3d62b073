import { parseMonth } from './months';
import { parseWeekdayBefore } from './weekdays';

/**
 * Parses a machine-readable date (`2024-05-28T23:30:00-08:00`, `2024/5/28`, `20240528`, `Tue, 28 May 2024 …`,
 * `2024-05`, `2024`). Returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as the string. The day is not
 * converted to another time zone. `language` is a BCP 47 tag and determines the order of `07/11/2023`, as in
 * `findWrittenDate`. Returns null if the string has no date or the date does not exist.
 */
export function parseMachineDate(text: string, language: string | null = null): string | null {
  const trimmedText = text.trim();
  const separatedMatch = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])(?:$|[T,Z+]|\s+[\d-])/.exec(
    trimmedText,
  );
  if (separatedMatch) return formatPartialDate(separatedMatch[1], separatedMatch[2], separatedMatch[3]);
  const compactMatch = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?Z?$/.exec(trimmedText);
  if (compactMatch) return formatPartialDate(compactMatch[1], compactMatch[2], compactMatch[3]);
  const numericDate = findNumericDate(trimmedText, language);
  if (numericDate) return numericDate.value;
  return findWrittenDate(trimmedText.replace(/^[\p{L}]{2,12}\.?,\s*/u, ''), language)?.value ?? null;
}

/** A date in running text, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and its position in the string. */
export type WrittenDate = { value: string; index: number; length: number };

/**
 * Returns the first date that is written in English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Polish, Russian, Japanese or Chinese, or null. The order of `03/04/2024` is determined by:
 * 1. a weekday before the date, if it fits only one order
 * 2. `language`, a BCP 47 tag
 * If neither determines the order, only the year is returned.
 */
export function findWrittenDate(text: string, language: string | null): WrittenDate | null {
  // Every supported form contains a year of four digits. Most lines of a page have no such number, so this test avoids compiling
  // the slow expressions below.
  if (!/\d{4}/.test(text)) return null;
  const matches = [
    findDayMonthYear(text),
    findMonthDayYear(text),
    findEastAsianDate(text),
    findYearMonthDay(text),
    findIsoDate(text),
    findNumericDate(text, language),
    findMonthYear(text),
  ];
  const dates = matches.filter((date) => date !== null);
  return dates.sort((a, b) => a.index - b.index || b.length - a.length)[0] ?? null;
}

/**
 * Returns the first date with full stops and a year of two digits (`04.05.23`), or null. Returns null for languages that do not
 * write dates in this form (date patterns of Unicode CLDR), because such numbers can also be versions and times. The years 75 to 99
 * become 1975 to 1999, the others 2000 to 2074.
 */
export function findShortDate(text: string, language: string | null): WrittenDate | null {
  if (!SHORT_DATE_LANGUAGE.test(language ?? '')) return null;
  return findFirstMatch(text, /(?<![\d.])(\d{2})\.(\d{2})\.(\d{2})(?![\d.]*\d)/g, ([, day, month, year]) =>
    formatPartialDate(completeYear(year), month, day),
  );
}

/** Converts a year of two digits to four digits: 75 to 99 are in the 20th century, the others in the 21st. */
const completeYear = (year = ''): string => (Number(year) < 75 ? `20${year}` : `19${year}`);

const SHORT_DATE_LANGUAGE = /^(?:de|pl|ru|cs|da|fi|nb|no|sk|sl|tr|uk)\b/i;

/**
 * Formats a year, a month or a day, depending on which arguments are given. Returns null for a day that does
 * not exist or a year outside 1000–2999.
 */
export function formatPartialDate(year?: string, month?: string, day?: string): string | null {
  const yearNumber = Number(year);
  if (!(yearNumber >= 1000 && yearNumber < 3000)) return null;
  if (month === undefined || Number(month) === 0) return String(yearNumber);
  const monthNumber = Number(month);
  if (!(monthNumber >= 1 && monthNumber <= 12)) return null;
  const yearMonth = `${yearNumber}-${String(monthNumber).padStart(2, '0')}`;
  if (day === undefined || Number(day) === 0) return yearMonth;
  const dayNumber = Number(day);
  if (!(dayNumber >= 1 && dayNumber <= new Date(Date.UTC(yearNumber, monthNumber, 0)).getUTCDate()))
    return null;
  return `${yearMonth}-${String(dayNumber).padStart(2, '0')}`;
}

// The letters of the month names that `parseMonth` accepts. `\p{L}` with the flags `iu` compiles so slowly that it would take most of
// the time of the first capture.
const LETTER = 'A-Za-zªºÀ-ÖØ-öø-ɏЀ-ӿ';
const MONTH_NAME_PATTERN = String.raw`([${LETTER}]{3,12})\.?`;
const DAY_PATTERN = String.raw`(\d{1,2})(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh]|[Ee][Rr]|º|ª|\.)?`;
const OF_PATTERN = String.raw`(?:[Dd][Ee]\s+|[Dd][Ee][Ll]\s+|[Oo][Ff]\s+|[Dd]')?`;
const OF_YEAR_PATTERN = String.raw`(?:[Dd][Ee]\s+|[Dd][Ee][Ll]\s+)?`;
const YEAR_PATTERN = String.raw`(\d{4})(?!\d)`;
const DAY_MONTH_YEAR = new RegExp(
  String.raw`(?<![\d.,:/-])${DAY_PATTERN}(?:\s+|-)${OF_PATTERN}${MONTH_NAME_PATTERN}(?:\s*,\s*|\s+|-)${OF_YEAR_PATTERN}${YEAR_PATTERN}`,
  'g',
);
const MONTH_DAY_YEAR = new RegExp(
  String.raw`(?<![${LETTER}])${MONTH_NAME_PATTERN}\s+${DAY_PATTERN}(?:\s*,\s*|\s+)${YEAR_PATTERN}`,
  'g',
);
const MONTH_YEAR = new RegExp(
  String.raw`(?<![${LETTER}]|\d[.\s]{1,2})${MONTH_NAME_PATTERN}(?:\s*,\s*|\s+)${OF_YEAR_PATTERN}${YEAR_PATTERN}`,
  'g',
);

const YEAR_MONTH_DAY = new RegExp(
  String.raw`(?<!\d)(\d{4})\s+([${LETTER}]{3,9})(?:\s+(\d{1,2}))?(?![${LETTER}\d])`,
  'g',
);

function findDayMonthYear(text: string): WrittenDate | null {
  return findFirstMatch(text, DAY_MONTH_YEAR, ([, day, month, year]) =>
    formatNamedMonthDate(year, month, day),
  );
}

function findMonthDayYear(text: string): WrittenDate | null {
  return findFirstMatch(text, MONTH_DAY_YEAR, ([, month, day, year]) =>
    formatNamedMonthDate(year, month, day),
  );
}

function findMonthYear(text: string): WrittenDate | null {
  return findFirstMatch(text, MONTH_YEAR, ([, month, year]) => formatNamedMonthDate(year, month));
}

// Medical databases write dates as "2020 Feb 15".
function findYearMonthDay(text: string): WrittenDate | null {
  return findFirstMatch(text, YEAR_MONTH_DAY, ([, year, month, day]) =>
    formatNamedMonthDate(year, month, day),
  );
}

function findEastAsianDate(text: string): WrittenDate | null {
  return findFirstMatch(
    text,
    /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?/gu,
    ([, year, month, day]) => formatPartialDate(year, month, day),
  );
}

function findIsoDate(text: string): WrittenDate | null {
  return findFirstMatch(
    text,
    /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/gu,
    ([, year, , month, day]) => formatPartialDate(year, month, day),
  );
}

function findNumericDate(text: string, language: string | null): WrittenDate | null {
  return findFirstMatch(text, /(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d|\.\d)/gu, (match) => {
    const [, firstText, separator, secondText, year] = match;
    const firstNumber = Number(firstText);
    const secondNumber = Number(secondText);
    if (separator === '.' || firstNumber > 12 || firstNumber === secondNumber)
      return formatPartialDate(year, secondText, firstText);
    if (secondNumber > 12) return formatPartialDate(year, firstText, secondText);
    const dayFirstDate = formatPartialDate(year, secondText, firstText);
    const monthFirstDate = formatPartialDate(year, firstText, secondText);
    const weekdayDate = chooseByWeekday(text.slice(0, match.index), dayFirstDate, monthFirstDate);
    if (weekdayDate !== null) return weekdayDate;
    const order = getDateOrder(language);
    if (order === null) return formatPartialDate(year);
    return order === 'day-first' ? dayFirstDate : monthFirstDate;
  });
}

/** Returns the one of two dates that falls on the weekday at the end of `textBefore`. Returns null if both or neither do. */
function chooseByWeekday(
  textBefore: string,
  dayFirstDate: string | null,
  monthFirstDate: string | null,
): string | null {
  const weekday = parseWeekdayBefore(textBefore);
  if (weekday === null) return null;
  const [matchingDate, otherDate] = [dayFirstDate, monthFirstDate].filter(
    (date) => date !== null && new Date(date).getUTCDay() === weekday,
  );
  return matchingDate !== undefined && otherDate === undefined ? matchingDate : null;
}

// Among the supported languages, only American English (including US territories and the Philippines) writes
// the month first (date patterns of Unicode CLDR).
function getDateOrder(language: string | null): 'day-first' | 'month-first' | null {
  const tag = language?.toLowerCase().replaceAll('_', '-') ?? '';
  if (/^en-(?:us|ph|pr|gu|as|mp|vi)\b/.test(tag)) return 'month-first';
  if (/^en-\w/.test(tag)) return 'day-first';
  return tag === '' || tag === 'en' ? null : 'day-first';
}

function formatNamedMonthDate(year?: string, month?: string, day?: string): string | null {
  const monthNumber = parseMonth(month ?? '');
  return monthNumber === null ? null : formatPartialDate(year, String(monthNumber), day);
}

function findFirstMatch(
  text: string,
  pattern: RegExp,
  parseMatch: (match: RegExpMatchArray) => string | null,
): WrittenDate | null {
  for (const match of text.matchAll(pattern)) {
    const formattedDate = parseMatch(match);
    if (formattedDate !== null) return { value: formattedDate, index: match.index, length: match[0].length };
  }
  return null;
}

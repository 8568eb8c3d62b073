import { monthOf } from './months';

/**
 * A date for machines (`2024-05-28T23:30:00-08:00`, `2024/5/28`, `20240528`, `Tue, 28 May 2024 …`, `2024-05`, `2024`) as
 * `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, exactly as precise as given. The day is the one that is written: nothing is moved
 * to another time zone. Null: no date, or one that does not exist.
 */
export function machineDate(text: string): string | null {
  const written = text.trim();
  const numbers = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])(?:$|[T,Z+]|\s+[\d-])/.exec(written);
  if (numbers) return partialDate(numbers[1], numbers[2], numbers[3]);
  const packed = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?Z?$/.exec(written);
  if (packed) return partialDate(packed[1], packed[2], packed[3]);
  return writtenDate(written.replace(/^[\p{L}]{2,12}\.?,\s*/u, ''), null)?.value ?? null;
}

/** A date found in running text. */
export type WrittenDate = { value: string; index: number; length: number };

/**
 * The first date in a text as people write it in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
 * Russian, Japanese and Chinese. `03/04/2024` is read by the page's language; where that does not tell which number is
 * the month, only the year counts as given. Null: none.
 */
export function writtenDate(text: string, language: string | null): WrittenDate | null {
  const found = [
    dayMonthYear(text),
    monthDayYear(text),
    eastAsian(text),
    yearFirst(text),
    isoLike(text),
    numeric(text, language),
    monthYear(text),
  ];
  const dates = found.filter((date) => date !== null);
  return dates.sort((a, b) => a.index - b.index || b.length - a.length)[0] ?? null;
}

/** Year, month and day as a date of the precision given; null for a day that does not exist or a year outside 1000–2999. */
export function partialDate(year?: string, month?: string, day?: string): string | null {
  const y = Number(year);
  if (!(y >= 1000 && y < 3000)) return null;
  if (month === undefined || Number(month) === 0) return String(y);
  const m = Number(month);
  if (!(m >= 1 && m <= 12)) return null;
  const start = `${y}-${String(m).padStart(2, '0')}`;
  if (day === undefined || Number(day) === 0) return start;
  const d = Number(day);
  if (!(d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate())) return null;
  return `${start}-${String(d).padStart(2, '0')}`;
}

const WORD = String.raw`(\p{L}{3,12})\.?`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?`;
const YEAR = String.raw`(\d{4})(?!\d)`;
const DAY_MONTH_YEAR = new RegExp(
  String.raw`(?<![\d.,:/-])${DAY}(?:\s+|-)(?:de\s+|del\s+|of\s+|d')?${WORD}(?:\s*,\s*|\s+|-)(?:de\s+|del\s+)?${YEAR}`,
  'giu',
);
const MONTH_DAY_YEAR = new RegExp(String.raw`(?<!\p{L})${WORD}\s+${DAY}(?:\s*,\s*|\s+)${YEAR}`, 'giu');
const MONTH_YEAR = new RegExp(
  String.raw`(?<!\p{L}|\d[.\s]{1,2})${WORD}(?:\s*,\s*|\s+)(?:de\s+|del\s+)?${YEAR}`,
  'giu',
);

function dayMonthYear(text: string): WrittenDate | null {
  return firstMatch(text, DAY_MONTH_YEAR, ([, day, month, year]) => named(year, month, day));
}

function monthDayYear(text: string): WrittenDate | null {
  return firstMatch(text, MONTH_DAY_YEAR, ([, month, day, year]) => named(year, month, day));
}

function monthYear(text: string): WrittenDate | null {
  return firstMatch(text, MONTH_YEAR, ([, month, year]) => named(year, month));
}

// "2020 Feb 15", as medical databases write it.
function yearFirst(text: string): WrittenDate | null {
  return firstMatch(
    text,
    /(?<!\d)(\d{4})\s+(\p{L}{3,9})(?:\s+(\d{1,2}))?(?![\p{L}\d])/gu,
    ([, year, month, day]) => named(year, month, day),
  );
}

function eastAsian(text: string): WrittenDate | null {
  return firstMatch(
    text,
    /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?/gu,
    ([, year, month, day]) => partialDate(year, month, day),
  );
}

function isoLike(text: string): WrittenDate | null {
  return firstMatch(
    text,
    /(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/gu,
    ([, year, , month, day]) => partialDate(year, month, day),
  );
}

function numeric(text: string, language: string | null): WrittenDate | null {
  return firstMatch(
    text,
    /(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d|\.\d)/gu,
    ([, one, separator, two, year]) => {
      const first = Number(one);
      const second = Number(two);
      if (separator === '.' || first > 12 || first === second) return partialDate(year, two, one);
      if (second > 12) return partialDate(year, one, two);
      const order = orderOf(language);
      if (order === null) return partialDate(year);
      return order === 'day first' ? partialDate(year, two, one) : partialDate(year, one, two);
    },
  );
}

// CLDR date patterns: of the languages read here only American English (and its islands) puts the month first.
function orderOf(language: string | null): 'day first' | 'month first' | null {
  const tag = language?.toLowerCase().replaceAll('_', '-') ?? '';
  if (/^en-(?:us|ph|pr|gu|as|mp|vi)\b/.test(tag)) return 'month first';
  if (/^en-\w/.test(tag)) return 'day first';
  return tag === '' || tag === 'en' ? null : 'day first';
}

function named(year?: string, month?: string, day?: string): string | null {
  const number = monthOf(month ?? '');
  return number === null ? null : partialDate(year, String(number), day);
}

function firstMatch(
  text: string,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => string | null,
): WrittenDate | null {
  for (const match of text.matchAll(pattern)) {
    const value = read(match);
    if (value !== null) return { value, index: match.index, length: match[0].length };
  }
  return null;
}

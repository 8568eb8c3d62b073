/** The inclusive limits of a range. Null means no limit. */
export type Range = { min: number | null; max: number | null };

/**
 * Parses the value of a range: `60`, `>60`, `>=60`, `<60`, `<=60`, `40..60`, `..60`, `40..`. `parseLimit` returns the
 * first and the last number that a limit represents (`2026` represents a whole year), or null if the text is not a
 * limit. Returns null if the text is not a range.
 */
export function parseRange(
  text: string,
  parseLimit: (limit: string) => { first: number; last: number } | null,
): Range | null {
  const range = text.split('..');
  if (range.length === 2) return parseBetween(range[0] ?? '', range[1] ?? '', parseLimit);
  const comparison = /^[<>]=?/.exec(text)?.[0] ?? '';
  const limit = parseLimit(text.slice(comparison.length));
  if (!limit) return null;
  switch (comparison) {
    case '>':
      return { min: limit.last + 1, max: null };
    case '>=':
      return { min: limit.first, max: null };
    case '<':
      return { min: null, max: limit.first - 1 };
    case '<=':
      return { min: null, max: limit.last };
    default:
      return { min: limit.first, max: limit.last };
  }
}

function parseBetween(
  from: string,
  to: string,
  parseLimit: (limit: string) => { first: number; last: number } | null,
): Range | null {
  const firstLimit = from === '' ? null : parseLimit(from);
  const lastLimit = to === '' ? null : parseLimit(to);
  const isValid =
    (firstLimit !== null || from === '') && (lastLimit !== null || to === '') && from + to !== '';
  return isValid ? { min: firstLimit?.first ?? null, max: lastLimit?.last ?? null } : null;
}

/** Parses a whole number as a limit. */
export function parseNumberLimit(text: string): { first: number; last: number } | null {
  if (!/^\d{1,9}$/.test(text)) return null;
  return { first: Number(text), last: Number(text) };
}

/** Parses a year, a month or a day in UTC as ms since 1970. */
export function parseTimeLimit(text: string): { first: number; last: number } | null {
  const date = parseDateParts(text);
  if (!date) return null;
  const { year, month, day } = date;
  return { first: Date.UTC(year, (month ?? 1) - 1, day ?? 1), last: getEnd(date) - 1 };
}

type DateParts = { year: number; month: number | undefined; day: number | undefined };

function parseDateParts(text: string): DateParts | null {
  const parts = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (!parts) return null;
  const [year = 0, month, day] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const isInCalendar = isBetween(month ?? 1, 1, 12) && isBetween(day ?? 1, 1, 31);
  return isInCalendar ? { year, month, day } : null;
}

const isBetween = (value: number, min: number, max: number): boolean => value >= min && value <= max;

function getEnd({ year, month, day }: DateParts): number {
  if (month === undefined) return Date.UTC(year + 1, 0, 1);
  return day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
}

/**
 * Parses a year, a month or a day as the number `YYYYMMDD`. Unset parts of stored dates are 0, so a year begins at
 * `YYYY0000`.
 */
export function parseDateLimit(text: string): { first: number; last: number } | null {
  const date = parseDateParts(text);
  if (!date) return null;
  const first = date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0);
  if (date.day !== undefined) return { first, last: first };
  return { first, last: date.month === undefined ? first + 9_999 : first + 99 };
}

import { parseTypedDate } from '@/lib/base/parse-typed-date';
import { formatCslDate } from '../csl/csl-date';

/** The date in a text, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null. `isWhole` is false if a part of the text is not in the date. */
type ReadDate = { value: string | null; isWhole: boolean };

/** The date of an imported item, or null. `partlyReadText` is a text of the file that has more than this date, or null. */
export type ImportedDate = { value: string | null; partlyReadText: string | null };

const DATE_WITH_TIME = /^(\d{4}-\d{2}-\d{2})[T\s]/;
// RIS writes a date as `2024/05/28/other text`, in which each part can be empty.
const RIS_DATE = /^(\d{4})\/(\d{0,2})(?:\/(\d{0,2}))?(?:\/(.*))?$/;
// Some programs write "2024-00-00" if they know only the year.
const WITHOUT_DAY = /^(\d{4}(?:-(?!00)\d{2})?)(?:-00){1,2}$/;
const LANGUAGE_TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;
const DAY_LENGTH = 10;

/**
 * Parses the date of an imported item like a typed date (`parseTypedDate`). `texts` can have the date; the most exact date of them is
 * returned. If day and month cannot be distinguished, only the year is returned. `language` is the language of the item.
 */
export function readImportedDate(texts: readonly string[], language: string | null): ImportedDate {
  const dateLanguage = language !== null && LANGUAGE_TAG.test(language) ? language : null;
  const dates = texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, ...readDate(text, dateLanguage) }));
  const getLength = ({ value }: ReadDate) => value?.length ?? 0;
  const value = dates.toSorted((a, b) => getLength(b) - getLength(a))[0]?.value ?? null;
  const isExact = value !== null && value.length === DAY_LENGTH;
  return { value, partlyReadText: isExact ? null : (dates.find(({ isWhole }) => !isWhole)?.text ?? null) };
}

function readDate(text: string, language: string | null): ReadDate {
  const [, year, month, day, otherText = ''] = RIS_DATE.exec(text) ?? [];
  if (year !== undefined) {
    const parts = [year, month, day];
    const value = formatCslDate(parts);
    const partCount = parts.filter((part) => Number(part)).length;
    return { value, isWhole: otherText.trim() === '' && value?.split('-').length === partCount };
  }
  const dateText = DATE_WITH_TIME.exec(text)?.[1] ?? WITHOUT_DAY.exec(text)?.[1] ?? text;
  const date = parseTypedDate(dateText, language, new Date().getFullYear());
  if (date.kind === 'date') return { value: date.value, isWhole: true };
  // For a text such as "Spring 2024", or a day that does not exist, only the year is read. For a range, the start is read.
  const start = /^\d{4}(?:-\d{2}){1,2}(?=[/~?%])/.exec(text)?.[0];
  const startDate = start && formatCslDate(start.split('-'));
  return { value: startDate || (/(?<!\d)[12]\d{3}(?!\d)/.exec(text)?.[0] ?? null), isWhole: false };
}

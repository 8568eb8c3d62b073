import type { CslDate, CslItem } from '../csl/csl-item';

/** A part of a citation. The title of a whole work is italic. */
export type Run = string | { italic: string };

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type DateParts = { year: string; month: string; day: string };

/** The texts of an item that all citation styles use, and whether its title is that of a whole work. */
export type CitationParts = {
  title: string;
  /** The journal, site or publisher. */
  venue: string;
  isWholeWork: boolean;
  /** Most styles write only the year of a journal article, and the whole date of other works. */
  isJournalArticle: boolean;
  issued: DateParts | null;
  accessed: DateParts | null;
  /** The URL of the DOI, otherwise that of the page. */
  link: string;
  doi: string;
};

const WHOLE_WORKS: readonly CslItem['type'][] = [
  'book',
  'report',
  'dataset',
  'motion_picture',
  'legislation',
];

/** Returns the parts of an item that citation styles arrange. */
export function getCitationParts(item: CslItem): CitationParts {
  const doi = item.DOI ?? '';
  return {
    title: item.title,
    venue: item['container-title'] ?? item.publisher ?? '',
    isWholeWork: WHOLE_WORKS.includes(item.type),
    isJournalArticle: item.type === 'article-journal' || item.type === 'article',
    issued: getDateParts(item.issued),
    accessed: getDateParts(item.accessed),
    link: doi === '' ? (item.URL ?? '') : `https://doi.org/${doi}`,
    doi,
  };
}

function getDateParts(date: CslDate | undefined): DateParts | null {
  if (!date) return null;
  const [year = 0, month, day] = date['date-parts'][0];
  return {
    year: String(year),
    month: month === undefined ? '' : (MONTHS[month - 1] ?? ''),
    day: day === undefined ? '' : String(day),
  };
}

/** Formats a date as "28 May 2024". `monthLength` shortens the month; unknown parts are omitted. */
export const formatDayFirst = (date: DateParts | null, monthLength?: number): string =>
  date ? [date.day, date.month.slice(0, monthLength), date.year].filter(Boolean).join(' ') : '';

/** Formats a date as "May 28, 2024", without the year as "May 28". */
export const formatMonthDay = ({ month, day }: DateParts): string => [month, day].filter(Boolean).join(' ');

/** Appends a period to a string, unless it ends with a punctuation mark. */
export const endSentence = (text: string): string =>
  text === '' || /[.?!…]["”’]?$/.test(text) ? text : `${text}.`;

import type { CslDate, CslItem } from '../csl/csl-item';

/** A part of a citation: plain or italic text. */
export type TextRun = string | { italic: string };

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

/** The values of an item that all citation styles use. An unknown text is empty. */
export type CitationParts = {
  title: string;
  /** The journal, site or publisher. */
  venue: string;
  /** True for a work such as a book, whose title is italic. False for a part of another work, such as an article. */
  isWholeWork: boolean;
  /** For a journal article, most styles write only the year of the date. */
  isJournalArticle: boolean;
  issued: DateParts | null;
  accessed: DateParts | null;
  /** The URL of the DOI, or without a DOI the URL of the page. */
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

/** Returns the parts of an item, from which citation styles compose a citation. */
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

/** Formats a date as "28 May 2024". With `monthLength`, the month has at most this many letters. Unknown parts are omitted. */
export const formatDayFirst = (date: DateParts | null, monthLength?: number): string =>
  date ? [date.day, date.month.slice(0, monthLength), date.year].filter(Boolean).join(' ') : '';

/** Formats month and day as "May 28". Unknown parts are omitted. */
export const formatMonthDay = ({ month, day }: DateParts): string => [month, day].filter(Boolean).join(' ');

/** Appends a period to a string, unless it ends with a punctuation mark. */
export const endSentence = (text: string): string =>
  text === '' || /[.?!…]["”’]?$/.test(text) ? text : `${text}.`;

import type { CslItem } from '../csl/csl-item';
import type { CitationStyle } from './citation-formats';
import {
  type CitationParts,
  endSentence,
  formatDayFirst,
  formatMonthDay,
  type TextRun,
} from './citation-parts';
import {
  createInvertedFormatter,
  formatDirectName,
  formatInitials,
  formatNames,
  type NameRules,
} from './format-names';

type Style = {
  names: NameRules;
  /** True if the entries of a bibliography are numbered, false if they are sorted by author. */
  isNumbered: boolean;
  compose: (authors: string, parts: CitationParts) => TextRun[];
};

const formatInvertedInitials = createInvertedFormatter((givenNames) => formatInitials(givenNames));
const formatInvertedName = createInvertedFormatter((givenNames) => givenNames);
// Formats the first name as "Family, Given" and the others as "Given Family".
const formatFirstInverted: NameRules['formatOne'] = (name, index) =>
  index === 0 ? formatInvertedName(name) : formatDirectName(name);

// Ends a text with a period and with a space, because other parts follow.
const formatSentence = (text: string): string => (text === '' ? '' : `${endSentence(text)} `);
const formatDateOrNone = (date: string): string => date || 'n.d.';
const formatTitle = ({ title, isWholeWork }: CitationParts, quote: (text: string) => string): TextRun =>
  isWholeWork ? { italic: title } : quote(title);

/** APA, 7th edition. If a work has more than 20 authors, the first 19 and the last author are named. */
const apa: Style = {
  names: {
    formatOne: formatInvertedInitials,
    separator: ', ',
    beforeLastOfTwo: ', & ',
    beforeLast: ', & ',
    maximum: 20,
    shownCount: 19,
    etAl: ', … ',
    isLastShown: true,
  },
  isNumbered: false,
  compose: (authors, parts) => {
    const { issued, isJournalArticle, venue, link } = parts;
    const monthDay = issued && !isJournalArticle && !parts.isWholeWork ? formatMonthDay(issued) : '';
    const date = `(${formatDateOrNone([issued?.year ?? '', monthDay].filter(Boolean).join(', '))}). `;
    const isTitleItalic = parts.isWholeWork || venue === '';
    const shownTitle: TextRun[] = [
      isTitleItalic ? { italic: parts.title } : parts.title,
      getEndMark(parts.title),
    ];
    const shownVenue: TextRun[] = venue === '' ? [] : [parts.isWholeWork ? venue : { italic: venue }, '. '];
    return authors === ''
      ? [...shownTitle, date, ...shownVenue, link]
      : [formatSentence(authors), date, ...shownTitle, ...shownVenue, link];
  },
};

// Returns the text after a title: a period and a space, or only a space if the title ends with a punctuation mark.
const getEndMark = (text: string): string => (endSentence(text) === text ? ' ' : '. ');

/** MLA, 9th edition. */
const mla: Style = {
  names: {
    formatOne: formatFirstInverted,
    separator: ', ',
    beforeLastOfTwo: ', and ',
    beforeLast: ', and ',
    maximum: 2,
    shownCount: 1,
    etAl: ', et al.',
  },
  isNumbered: false,
  compose: (authors, parts) => {
    const date = formatDayFirst(parts.issued);
    const shownVenue: TextRun[] =
      parts.venue === '' ? [] : [parts.isWholeWork ? parts.venue : { italic: parts.venue }, ', '];
    return [
      formatSentence(authors),
      formatTitle(parts, (text) => `“${endSentence(text)}”`),
      parts.isWholeWork ? getEndMark(parts.title) : ' ',
      ...shownVenue,
      date === '' ? '' : `${date}, `,
      `${parts.link}.`,
    ];
  },
};

/** Chicago, 17th edition, author-date. */
const chicago: Style = {
  names: { ...mla.names, maximum: 10, shownCount: 7 },
  isNumbered: false,
  compose: (authors, parts) => {
    const { issued, isJournalArticle, isWholeWork } = parts;
    const monthDay = issued && !isJournalArticle && !isWholeWork ? formatMonthDay(issued) : '';
    const date = issued ? `${issued.year}. ` : 'n.d. ';
    const shownTitle: TextRun[] = [
      formatTitle(parts, (text) => `“${endSentence(text)}”`),
      isWholeWork ? getEndMark(parts.title) : ' ',
    ];
    const start = authors === '' ? [...shownTitle, date] : [formatSentence(authors), date, ...shownTitle];
    return [...start, ...listVenueAndDate(parts, monthDay), `${parts.link}.`];
  },
};

function listVenueAndDate({ venue, isWholeWork }: CitationParts, monthDay: string): TextRun[] {
  const shownVenue: TextRun[] = venue === '' ? [] : [isWholeWork ? venue : { italic: venue }];
  const runs: TextRun[] = monthDay === '' ? shownVenue : [...shownVenue, venue === '' ? '' : ', ', monthDay];
  return runs.length === 0 ? [] : [...runs, '. '];
}

/** Harvard, as described in "Cite Them Right". */
const harvard: Style = {
  names: {
    formatOne: formatInvertedInitials,
    separator: ', ',
    beforeLastOfTwo: ' and ',
    beforeLast: ' and ',
    maximum: 3,
    shownCount: 1,
    etAl: ' et al.',
  },
  isNumbered: false,
  compose: (authors, parts) => {
    const { issued, accessed, isWholeWork, isJournalArticle, venue } = parts;
    const year = `(${issued?.year ?? 'no date'}) `;
    const dayMonth = issued && !isJournalArticle && !isWholeWork ? [issued.day, issued.month] : [];
    const shownTitle: TextRun = formatTitle(parts, (text) => `‘${text}’`);
    const shownVenue: TextRun[] = venue === '' ? [] : isWholeWork ? ['. ', venue] : [', ', { italic: venue }];
    const remainingRuns: TextRun[] = [
      ...shownVenue,
      dayMonth.some(Boolean) ? `, ${dayMonth.filter(Boolean).join(' ')}` : '',
      `. Available at: ${parts.link}`,
      accessed ? ` (Accessed: ${formatDayFirst(accessed)}).` : '.',
    ];
    return authors === ''
      ? [shownTitle, ' ', year.trim(), ...remainingRuns]
      : [`${authors} `, year, shownTitle, ...remainingRuns];
  },
};

/** IEEE Reference Guide. */
const ieee: Style = {
  names: {
    formatOne: (name) =>
      name.literal ?? formatDirectName({ ...name, ...(name.given && { given: formatInitials(name.given) }) }),
    separator: ', ',
    beforeLastOfTwo: ' and ',
    beforeLast: ', and ',
    maximum: 6,
    shownCount: 1,
    etAl: ' et al.',
  },
  isNumbered: true,
  compose: (authors, parts) => {
    const { issued, accessed, isWholeWork, venue, doi } = parts;
    const date = issued ? formatAmericanDate(issued) : '';
    const shownVenue: TextRun[] = venue === '' ? [] : [isWholeWork ? venue : { italic: venue }, ', '];
    return [
      authors === '' ? '' : `${authors}, `,
      formatTitle(parts, (text) => (/[?!]$/.test(text) ? `“${text}”` : `“${text},”`)),
      isWholeWork ? getEndMark(parts.title) : ' ',
      ...shownVenue,
      doi === '' ? `${endSentence(date || 'n.d.')} ` : `${date || 'n.d.'}, doi: ${doi}. `,
      doi === '' && accessed ? `Accessed: ${formatAmericanDate(accessed)}. ` : '',
      doi === '' ? `[Online]. Available: ${parts.link}` : '',
    ];
  },
};

function formatAmericanDate(date: NonNullable<CitationParts['issued']>): string {
  // IEEE does not shorten May, June and July.
  const month =
    date.month.length > 4 ? `${date.month.slice(0, date.month === 'September' ? 4 : 3)}.` : date.month;
  return date.day === '' ? `${month} ${date.year}`.trim() : `${month} ${date.day}, ${date.year}`;
}

/** Vancouver, as described in "Citing Medicine" of the US National Library of Medicine. */
const vancouver: Style = {
  names: {
    formatOne: createInvertedFormatter((givenNames) => formatInitials(givenNames, '', ''), ' '),
    separator: ', ',
    beforeLastOfTwo: ', ',
    beforeLast: ', ',
    maximum: 6,
    shownCount: 6,
    etAl: ', et al',
  },
  isNumbered: true,
  compose: (authors, { title, venue, isWholeWork, issued, accessed, link }) => {
    const formatYearFirst = (date: CitationParts['issued']) =>
      date ? [date.year, date.month.slice(0, 3), date.day].filter(Boolean).join(' ') : '';
    const accessNote = accessed ? ` [cited ${formatYearFirst(accessed)}]` : '';
    const medium = ' [Internet]';
    const date = `${formatYearFirst(issued) || '[date unknown]'}${accessNote}. Available from: ${link}`;
    if (isWholeWork || venue === '')
      return [formatSentence(authors), `${title}${medium}. `, venue === '' ? '' : `${venue}; `, date];
    return [formatSentence(authors), formatSentence(title), `${venue}${medium}. `, date];
  },
};

/** The style of the journal Nature. */
const nature: Style = {
  names: {
    formatOne: formatInvertedInitials,
    separator: ', ',
    beforeLastOfTwo: ' & ',
    beforeLast: ' & ',
    maximum: 5,
    shownCount: 1,
    etAl: ' et al.',
  },
  isNumbered: true,
  compose: (authors, parts) => {
    const year = parts.issued ? parts.issued.year : 'n.d.';
    if (parts.isWholeWork)
      return [
        formatSentence(authors),
        { italic: parts.title },
        getEndMark(parts.title),
        `${parts.link} (${[parts.venue, year].filter(Boolean).join(', ')}).`,
      ];
    const shownVenue: TextRun[] = parts.venue === '' ? [] : [{ italic: parts.venue }, ' '];
    return [formatSentence(authors), formatSentence(parts.title), ...shownVenue, `${parts.link} (${year}).`];
  },
};

/** The rules of the seven styles. docs/adr/0011 says why no CSL processor is used. */
export const STYLES: Record<CitationStyle, Style> = { apa, mla, chicago, harvard, ieee, vancouver, nature };

/** Formats an item in a citation style. */
export const formatInStyle = (item: CslItem, parts: CitationParts, style: Style): TextRun[] =>
  removePeriodsAfterEndMarks(style.compose(formatNames(item.author ?? [], style.names), parts));

/** Removes the period at the start of a part if the part before ends with a period ("Inc."), a question mark or an exclamation mark. */
const removePeriodsAfterEndMarks = (runs: TextRun[]): TextRun[] =>
  runs
    .filter((run) => run !== '')
    .map((run, index, shownRuns) => {
      const previous = shownRuns[index - 1] ?? '';
      const textBefore = typeof previous === 'string' ? previous : previous.italic;
      return typeof run === 'string' && run.startsWith('.') && /[.?!]$/.test(textBefore) ? run.slice(1) : run;
    });

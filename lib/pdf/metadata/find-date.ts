import { findWrittenDate, parseMachineDate } from '@/lib/base/parse-date';
import { deduplicateByValue } from '@/lib/extract/fields/candidates';
import type { TextCandidate } from '@/lib/record/schema/candidate';
import { type DocumentInfo, getXmpText } from './document-info';
import { COVER_LINE } from './find-shown-authors';
import { parseCitationLine } from './parse-citation-line';

// A date after one of these words is the date of publication. The more reliable words come first.
const LABELS = [
  /\b(?:published|publication date|date of publication|first published|issued|released|filed|decided|date)(?: online| on)?\s*[:,]?\s*(?:on\s+)?/gi,
  /\b(?:available online|posted|this version|version of|revised version)\s*[:,]?\s*/gi,
  /\baccepted\s*[:,]?\s*/gi,
] as const;
// A date after one of these words is not the date of publication.
const OTHER_DATE =
  /\b(?:received|revised|submitted|accessed|retrieved|available at|born|argued|downloaded)[^.]{0,25}$/i;

// Browsers declare their user agent or their name.
const BROWSER = /^Mozilla\b|^(?:Google )?Chrom(?:e|ium)\b/i;

/**
 * Finds the date of publication: first as declared in XMP, then as printed on the first page, and last the creation
 * date of the file.
 */
export function findDate(
  firstPageLines: readonly string[],
  sideTexts: readonly string[],
  declaredInfo: DocumentInfo,
  language: string | null,
): TextCandidate[] {
  const creationDate = parsePdfDate(declaredInfo.info.get('creationdate'));
  // It is the day on which a reader printed a web page.
  const isPrint = BROWSER.test(declaredInfo.info.get('creator') ?? '');
  // Programs such as LaTeX write the day on which they made the file.
  const declaredDates = listDeclaredDates(declaredInfo, language).filter(
    ({ value, from }) => from !== 'XMP dc:date' || value !== creationDate,
  );
  const candidates = [
    ...declaredDates.slice(0, 1),
    ...findStampDate([...sideTexts, ...firstPageLines.filter((line) => /^arxiv:/i.test(line))], language),
    ...findLabelledDates(firstPageLines, language),
    ...findDateLines(firstPageLines, language),
    ...findYears(firstPageLines),
    ...(creationDate && !isPrint ? [{ value: creationDate, from: 'PDF creation date' }] : []),
  ];
  return deduplicateByValue(candidates);
}

const PUBLICATION_DATES = ['prism:publicationdate', 'prism:coverdate', 'prism:coverdisplaydate', 'dc:date'];

const listDeclaredDates = (declaredInfo: DocumentInfo, language: string | null): TextCandidate[] =>
  PUBLICATION_DATES.flatMap((name) => {
    const declared = getXmpText(declaredInfo, name);
    const value = declared ? parseMachineDate(declared.value, language) : null;
    return value && declared ? [{ value, from: declared.from }] : [];
  });

/** Parses the date format of PDF: `D:20240528120000Z` (ISO 32000-1, 7.9.4). */
function parsePdfDate(text: string | undefined): string | null {
  const digits = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(text ?? '');
  return digits ? parseMachineDate(`${digits[1]}-${digits[2]}-${digits[3]}`) : null;
}

const findStampDate = (sideTexts: readonly string[], language: string | null): TextCandidate[] =>
  sideTexts.flatMap((text) => {
    const date = /arxiv:/i.test(text) ? findWrittenDate(text, language) : null;
    return date ? [{ value: date.value, from: 'arXiv stamp' }] : [];
  });

function findLabelledDates(lines: readonly string[], language: string | null): TextCandidate[] {
  const results: TextCandidate[] = [];
  for (const label of LABELS)
    for (const line of lines)
      for (const match of line.slice(0, 400).matchAll(label)) {
        const textAfterLabel = line.slice(match.index + match[0].length, match.index + match[0].length + 40);
        const date = findWrittenDate(textAfterLabel, language);
        if (date && date.index < 4) results.push({ value: date.value, from: 'first page' });
      }
  return results;
}

/** Finds dates in short lines, such as "May 2024" below the authors. */
function findDateLines(lines: readonly string[], language: string | null): TextCandidate[] {
  return lines.flatMap((line) => {
    if (line.length > 140) return [];
    const date = findWrittenDate(line, language);
    if (!date || OTHER_DATE.test(line.slice(0, date.index))) return [];
    const isMainPart =
      line.split(' | ').some((cell) => date.length > cell.length * 0.5 && findWrittenDate(cell, language)) ||
      /^[Bb]y\s+\p{Lu}/u.test(line) ||
      // Chinese journals print the date first, and then the journal.
      /^\d{4}\s?年/.test(line) ||
      COVER_LINE.test(line) ||
      isEventLine(line, date) ||
      parseCitationLine(line) !== null ||
      /\b(?:vol|no|pp|magazine|bulletin|newsletter|quarterly|conference|proceedings|workshop|journal|issue|report|paper|version|volume|number)\b|['’]\d{2}\b/i.test(
        line,
      );
    return isMainPart ? [{ value: date.value, from: 'first page' }] : [];
  });
}

/** Whether a line names an event and ends with its date: "Tidal Days, Lisbon, 8 June 2023". */
const isEventLine = (line: string, { index, length }: { index: number; length: number }): boolean =>
  index + length === line.length &&
  index > 0 &&
  index < 60 &&
  /^(?:\p{Lu}[\p{L}'’.-]*,? |(?:of|the|and|for|in|on|de|für|der|des) |\d{4},? |[–—|-] )+$/u.test(
    line.slice(0, index),
  );

const YEAR_PATTERNS = [
  /(?:©|\(c\)|copyright)\s*(?:\w+\s+){0,3}((?:19|20)\d{2})\b/i,
  /\b(?:conference|proceedings|symposium|workshop|neurips|icml|iclr|cvpr|acl|emnlp|aaai|journal|vol(?:ume|\.)?)\b.{0,80}?\(?\b((?:19|20)\d{2})\b/i,
  /\((?:[A-Z]\p{L}+\s)?((?:19|20)\d{2})\)/u,
  /\b((?:19|20)\d{2})\s?;\s?\d{1,4}\s?[(:]/,
  /^((?:19|20)\d{2})$/,
  /(?:^|\s)['’]((?:\d{2}))\b,/,
] as const;

const findYears = (lines: readonly string[]): TextCandidate[] =>
  YEAR_PATTERNS.flatMap((pattern) =>
    lines.flatMap((line) => {
      const year = line.length < 400 ? pattern.exec(line)?.[1] : undefined;
      return year ? [{ value: year.length === 2 ? `20${year}` : year, from: 'first page' }] : [];
    }),
  ).slice(0, 3);

import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { findWrittenDate } from '@/lib/base/parse-date';
import { deduplicateNames } from '@/lib/extract/fields/authors/person-names';
import type { Line } from '../text/build-lines';
import { parseCitationLine } from './parse-citation-line';
import { AFFILIATION, isProse, readNames } from './read-names';
import { RTL_HEADING } from './read-rtl-names';

// The lines with the authors end before a line that begins like this.
const END_OF_AUTHORS =
  /^(?:abstract|summary|synopsis|résumé|zusammenfassung|resumen|keywords?|key words|index terms|ccs concepts|categories and subject|article ?info|a b s t r a c t|a r t i c l e|\d{0,2}\.?\s*introduction|i\.\s+introduction|contents|table of contents|executive summary|acm reference|preface|syllabus)\b/i;
const CJK_HEADING =
  /^(?:要\s?旨|概\s?要|摘\s?要|提\s?要|抄\s?録|초\s?록|요\s?약|(?:\d\.?\s?)?(?:はじめに|緒言|引言|序論))/u;
// Persons after these words worked on the text of others.
const OTHER_PERSONS =
  /^(?:(?:academic|handling|associate|guest|section|managing)? ?editors?(?: in chief)?\s*:|(?:edited|reviewed|communicated|contributed|approved|translated|supervised) by\b|supervis(?:or|ors|ed)\b|advis[eo]rs?\b|thesis (?:committee|advis[eo]r)|committee\b|examin(?:er|ers|ed)\b|correspond(?:ing author|ence)\b|\*? ?to whom correspondence|e-?mails?\b|author contributions|professor \p{Lu}|(?:gutachter|betreuer)(?:in)?\b)/iu;
// The dates of a paper are above its authors in some journals, and below them in others.
const PAPER_DATE = /^(?:received|revised|published|accepted|available online|article history)\b/i;
const MAX_AUTHOR_LINES = 120;

/** Finds the authors in the lines below the title of the first page. */
export function findShownAuthors(lines: readonly Line[]): string[] {
  const firstDate = lines.findIndex(({ mainText }) => PAPER_DATE.test(mainText));
  const hasNamesBefore = lines
    .slice(0, Math.max(0, firstDate))
    .some(({ mainText }) => readNames(mainText).length > 0);
  const end = lines.findIndex(
    ({ mainText }) =>
      END_OF_AUTHORS.test(mainText) ||
      RTL_HEADING.test(mainText) ||
      CJK_HEADING.test(mainText) ||
      (hasNamesBefore && PAPER_DATE.test(mainText)),
  );
  const authorLines = lines.slice(0, Math.min(end === -1 ? lines.length : end, MAX_AUTHOR_LINES));
  const candidates = omitAffiliations(omitRepeatedPlaces(omitOtherPersons(authorLines)));
  const names: string[] = [];
  let nameSize: number | null = null;
  let hasAffiliation = false;
  for (const { text, size } of joinAuthorLines(candidates)) {
    if (isProse(text)) break;
    // Towns and countries below an affiliation can look like names, such as "Oslo, Norway Lund, Sweden" side by side.
    const isBelowAffiliation = hasAffiliation && nameSize !== null && size < nameSize - 0.6;
    if (parseCitationLine(text) || isBelowAffiliation) continue;
    const lineNames = readNames(text);
    if (lineNames.length > 0) nameSize ??= size;
    hasAffiliation = nameSize !== null && (hasAffiliation || AFFILIATION.test(text));
    names.push(...lineNames);
  }
  return deduplicateNames(names);
}

/** Matches what ResearchGate prints below the title on its cover page: "Article in Social Studies of Harbours · May 2019". */
export const COVER_LINE =
  /^(?:article|conference paper|book|chapter|preprint|poster|presentation|research|technical report|thesis|working paper)(?: in .{3,150})? · /i;

/** Omits the lines with editors and supervisors, and those of a cover page. A label that is alone on its line belongs to the next line. */
const omitOtherPersons = (lines: readonly Line[]): Line[] =>
  lines.filter(({ mainText }, index) => {
    const above = lines[index - 1]?.mainText ?? '';
    return (
      !OTHER_PERSONS.test(mainText) &&
      !COVER_LINE.test(mainText) &&
      !(OTHER_PERSONS.test(above) && /(?::|\bby)$/i.test(above))
    );
  });

// The same place of work below each of several names.
const REPEATED = createLengthLimitedRegExp(400, /^(\S.{2,80}?)(?: \1){1,10}$/u);
const REPEATED_OFTEN = createLengthLimitedRegExp(400, /^(\S.{2,80}?)(?: \1){2,10}$/u);
const REPEATED_WORD = createLengthLimitedRegExp(400, /^(\p{Lu}\p{Ll}+) \1$/u);

/** Omits the lines that repeat a place of work. A line such as "Yang Yang" is a name, and so may be what is above all names. */
function omitRepeatedPlaces(lines: readonly Line[]): Line[] {
  const firstNames = lines.findIndex(
    ({ mainText }) => !REPEATED.test(mainText) && readNames(mainText).length > 0,
  );
  return lines.filter(({ mainText }, index) => {
    if (!REPEATED.test(mainText)) return true;
    const isBelowNames = firstNames !== -1 && index > firstNames;
    if (AFFILIATION.test(mainText) || REPEATED_OFTEN.test(mainText)) return false;
    return REPEATED_WORD.test(mainText) || !isBelowNames;
  });
}

/** Omits the lines that begin with a raised mark after the first names. They say where the authors with this mark work. */
function omitAffiliations(lines: readonly Line[]): Line[] {
  const firstNames = lines.findIndex(
    ({ mainText, hasFootnoteMarker }) => !hasFootnoteMarker && readNames(mainText).length > 0,
  );
  return lines.filter(
    ({ hasFootnoteMarker }, index) => firstNames === -1 || index <= firstNames || !hasFootnoteMarker,
  );
}

/** A text that may have names, and the size of its letters. */
type AuthorText = { text: string; size: number };

/** Joins lines whose list of names continues on the next line, and divides lines into their cells. */
function joinAuthorLines(lines: readonly Line[]): AuthorText[] {
  const texts: AuthorText[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const cells =
      line.cells.length > 1 && !/[,;]\s*$/.test(line.cells[0]?.text ?? '')
        ? splitIntoCells(line)
        : [{ text: line.mainText, size: line.size }];
    const last = texts.at(-1);
    const isContinuation =
      last !== undefined &&
      cells.length === 1 &&
      previous !== null &&
      continuesList(last.text, line, previous);
    if (isContinuation) last.text = joinNames(last.text, line.mainText);
    else texts.push(...cells);
    previous = line;
  }
  return texts;
}

const ENDS_IN_WORD = /\p{L}[-‐]$/u;

/** Joins two lines of names. A name that is divided between them is put together: "Os-" and "kar Lind", "Jean-" and "Luc Holm". */
function joinNames(text: string, next: string): string {
  if (!ENDS_IN_WORD.test(text)) return `${text} ${next}`;
  return (/^\p{Ll}/u.test(next) ? text.slice(0, -1) : text) + next;
}

const splitIntoCells = ({ cells }: Line): AuthorText[] => cells.map(({ text, size }) => ({ text, size }));

const continuesList = (text: string, line: Line, previous: Line): boolean =>
  Math.abs(line.size - previous.size) < 0.6 &&
  !AFFILIATION.test(text) &&
  (/[,;&·•،؛]$|\b(?:and|und|et|y)$/u.test(text) ||
    ENDS_IN_WORD.test(text) ||
    /^(?:and|&|,)\s?/.test(line.mainText) ||
    (line.font === previous.font && endsInsideName(text, line.mainText)));

/** Whether a list of names ends with a part of a name: "Ana Lind, Per" and "Holm, Mira Berg". */
const endsInsideName = (text: string, next: string): boolean => {
  const [firstPart = ''] = next.split(',');
  const isNames = next.includes(',') || next.split(' ').length <= 3;
  return (
    text.includes(',') &&
    isNames &&
    /^(?:\p{Lu}|(?:al|el|ul|ad|ar|as)-\p{Lu}|(?:van|von|de|del|della|der|den|bin|ibn) )/u.test(next) &&
    findWrittenDate(next, null) === null &&
    !AFFILIATION.test(firstPart)
  );
};

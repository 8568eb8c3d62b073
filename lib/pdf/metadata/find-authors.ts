import { findWrittenDate } from '@/lib/base/parse-date';
import { normalizeForComparison } from '@/lib/extract/fields/clean-text';
import {
  deduplicateNames,
  formatNameInReadingOrder,
  isLikelyPersonName,
  parseNames,
} from '@/lib/extract/fields/person-names';
import type { ListCandidate } from '@/lib/record/schema/candidate';
import type { Line } from '../text/build-lines';
import { type DocumentInfo, isJunkAuthor } from './document-info';
import { parseCitationLine } from './parse-citation-line';
import { isRtlProse, isRtlText, RTL_HEADING, readRtlNames } from './read-rtl-names';

/** Finds the authors in the lines below the title, in XMP and in the document information. */
export function findAuthors(linesBelowTitle: readonly Line[], declaredInfo: DocumentInfo): ListCandidate[] {
  const shownAuthors = findShownAuthors(linesBelowTitle);
  const declaredLists = listDeclaredAuthors(declaredInfo);
  const shownCandidate = shownAuthors.length > 0 ? [{ value: shownAuthors, from: 'first page' }] : [];
  const better = declaredLists.find(({ value }) => isBetterList(value, shownAuthors, linesBelowTitle));
  return better ? [better, ...shownCandidate, ...declaredLists] : [...shownCandidate, ...declaredLists];
}

function listDeclaredAuthors({ xmp, info }: DocumentInfo): ListCandidate[] {
  const creators = xmp.get('dc:creator');
  const xmpNames = Array.isArray(creators) ? creators : creators ? splitDeclared(creators) : [];
  const infoNames = splitDeclared(info.get('author') ?? '');
  return [
    {
      value: cleanNames(xmpNames.length === 1 ? splitDeclared(xmpNames[0] ?? '') : xmpNames),
      from: 'XMP dc:creator',
    },
    { value: cleanNames(infoNames), from: 'PDF author' },
  ].filter(({ value }) => value.length > 0);
}

const cleanNames = (names: readonly string[]): string[] =>
  deduplicateNames(
    names
      .map((name) => formatNameInReadingOrder(name.trim()))
      .filter((name) => name !== '' && !isJunkAuthor(name)),
  );

/** Splits a declared list. A semicolon divides names in catalogue order (`Lind, Ana; Holm, Per`). */
function splitDeclared(text: string): string[] {
  if (/;/.test(text)) return text.split(';').map((name) => name.trim());
  if (/^[\p{L}'’-]+, \p{L}[\p{L}.'’ -]*$/u.test(text) && text.split(',').length === 2 && !isNamePair(text))
    return [text];
  if (isRtlText(text)) return [readRtlNames(text), [text]].find(({ length }) => length > 0) ?? [];
  const names = parseNames(text);
  return names.length > 0 ? names : [text];
}

// "Ana Lind, Per Holm" contains two names, "Lind, Ana" only one.
const isNamePair = (text: string): boolean => text.split(',').every((part) => part.trim().includes(' '));

/**
 * The declared list is used if the page contains all of its names and does not show more names, or if the page shows no
 * names.
 */
function isBetterList(
  declaredNames: readonly string[],
  shownNames: readonly string[],
  lines: readonly Line[],
): boolean {
  if (shownNames.length === 0) return true;
  if (declaredNames.length < shownNames.length) return false;
  const pageText = ` ${normalizeForComparison(lines.map(({ mainText }) => mainText).join(' '))} `;
  return declaredNames.every((name) => pageText.includes(` ${normalizeForComparison(name)} `));
}

// The lines with the authors end before a line that begins like this.
const END_OF_AUTHORS =
  /^(?:abstract|summary|synopsis|résumé|zusammenfassung|resumen|keywords?|key words|index terms|ccs concepts|categories and subject|article ?info|a b s t r a c t|a r t i c l e|\d{0,2}\.?\s*introduction|i\.\s+introduction|contents|table of contents|executive summary|acm reference|preface|syllabus)\b/i;
// The dates of a paper are above its authors in some journals, and below them in others.
const PAPER_DATE = /^(?:received|revised|published|accepted|available online|article history)\b/i;
const MAX_AUTHOR_LINES = 120;

function findShownAuthors(lines: readonly Line[]): string[] {
  const firstDate = lines.findIndex(({ mainText }) => PAPER_DATE.test(mainText));
  const hasNamesBefore = lines
    .slice(0, Math.max(0, firstDate))
    .some(({ mainText }) => readNames(mainText).length > 0);
  const end = lines.findIndex(
    ({ mainText }) =>
      END_OF_AUTHORS.test(mainText) ||
      RTL_HEADING.test(mainText) ||
      (hasNamesBefore && PAPER_DATE.test(mainText)),
  );
  const candidates = omitAffiliations(
    lines.slice(0, Math.min(end === -1 ? lines.length : end, MAX_AUTHOR_LINES)),
  );
  const names: string[] = [];
  for (const text of joinAuthorLines(candidates)) {
    if (isProse(text)) break;
    if (parseCitationLine(text)) continue;
    names.push(...readNames(text));
  }
  return deduplicateNames(names);
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

/** Joins lines whose list of names continues on the next line, and divides lines into their cells. */
function joinAuthorLines(lines: readonly Line[]): string[] {
  const texts: string[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const cells =
      line.cells.length > 1 && !/[,;]\s*$/.test(line.cells[0]?.text ?? '')
        ? splitIntoCells(line)
        : [line.mainText];
    const lastText = texts.at(-1);
    const isContinuation =
      lastText !== undefined &&
      cells.length === 1 &&
      previous !== null &&
      continuesList(lastText, line, previous);
    if (isContinuation) texts[texts.length - 1] = joinNames(lastText, line.mainText);
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

const splitIntoCells = ({ cells }: Line): string[] => cells.map(({ text }) => text);

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
    /^\p{Lu}/u.test(next) &&
    findWrittenDate(next, null) === null &&
    !AFFILIATION.test(firstPart)
  );
};

const AFFILIATION =
  /\b(?:universi[td]\w*|institut\w*|istitut\w*|instytut\w*|politecnico|polytechni\w*|politechnika|scuola|escuela|escola|faculdade|fachbereich|lehrstuhl|klinik\w*|clinic\w*|akademi\w*|accademia|academia|hochschule|école|fakultät|facultad|facult[ée]|dipartimento|d[eé]parte?ment\w*|departamento|ministerio|centro|laboratoire|department|dept\b|school|college|laborator\w*|labs?\b|faculty|academy|center|centre|hospital|inc\.?|corp\w*|ltd|gmbh|llc|research$|google|microsoft|facebook|meta ai|openai|deepmind|nvidia|amazon|ibm|street|avenue|road|p\.?o\.? box|usa|u\.s\.a|united (?:states|kingdom)|germany|france|china|japan|italy|spain|canada|australia|switzerland|netherlands|sweden|norway|denmark|india|brazil|korea|singapore|ministry|agency|division|e-?mail|corresponding|orcid|member, ieee|fellow, ieee)\b|@|https?:|\d{4,}/i;

// The names in a list are short, and Japanese ones are mostly written without Hiragana, which every sentence has.
const isCjkProse = (text: string): boolean =>
  (text.match(/\p{Script=Hiragana}/gu)?.length ?? 0) >= 4 || /\p{Script=Han}{12}/u.test(text);

const isProse = (text: string): boolean => {
  if (isCjkProse(text) || isRtlProse(text)) return true;
  const words = text.split(/\s+/);
  const lower = words.filter((word) => /^\p{Ll}{2,}/u.test(word)).length;
  return words.length > 14 && lower > words.length * 0.5;
};

function readNames(text: string): string[] {
  if (isRtlText(text)) return readRtlNames(text);
  const cleaned = prepareNames(text);
  if (cleaned === '') return [];
  const names = readNamesInCapitals(splitInitials(cleaned)).filter(isName);
  if (AFFILIATION.test(cleaned)) return readNameBeforeAffiliation(cleaned, names);
  return names;
}

/** "JANE DOE, TU Somewhere, Country": if the first name is in capitals, all are, and what follows is where the author works. */
function readNamesInCapitals(names: readonly string[]): string[] {
  const [first = ''] = names;
  return isInCapitals(first) && isName(restoreCase(first))
    ? names.filter(isNameInCapitals).map(restoreCase)
    : names.map((name) => (isInCapitals(name) ? restoreCase(name) : name));
}

const isInCapitals = (name: string): boolean => name === name.toUpperCase() && /\p{Lu}{3}/u.test(name);

/** Whether a name in a list in capitals is one too: "LI WU", "B. MA", "IAN McDONALD", "ANA de LIND". */
const isNameInCapitals = (name: string): boolean =>
  /\p{Lu}.*\p{Lu}/u.test(name) &&
  name.split(/\s+/).every((word) => !/\p{Ll}/u.test(word) || PARTICLE.test(word) || GAELIC_PREFIX.test(word));

const PARTICLE = /^(?:d[aei]|d[aeo]s|del|della|den|der|du|e|et|la|le|ten|ter|van|von|y|zu)$/;
// The prefix of a surname whose other letters are in capitals.
const GAELIC_PREFIX = /(?<!\p{L})(Ma?c)(?=\p{Lu}+(?:-\p{Lu}+)*$)/u;

// "JANE DOE, University of Somewhere, Country": only the words before the affiliation are names.
function readNameBeforeAffiliation(text: string, names: readonly string[]): string[] {
  const start = text.search(AFFILIATION);
  const commaBefore = text.lastIndexOf(',', start);
  if (commaBefore === -1) return [];
  const textBefore = text.slice(0, commaBefore);
  return names.filter((name) => normalizeForComparison(textBefore).includes(normalizeForComparison(name)));
}

const prepareNames = (text: string): string =>
  text
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/(?:\b(?:student|senior|graduate|life) )?\b(?:member|fellow),? ?(?:ieee|acm)\b/gi, ',')
    .replace(/\b(?:ph\.?\s?d|m\.?\s?d|m\.?sc|b\.?sc|dr|prof(?:essor)?|mr|mrs|ms)\b\.?(?!\w)/gi, ' ')
    .replace(/(?<=\p{L})(?:[\d¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:\s?,\s?[\d¹²³⁴⁵⁶⁷⁸⁹⁰]+)*)/gu, ',')
    .replace(/[*∗†‡§¶‖#⋆✉☆♯♮♭⊥∥]+|\b\d+\b/gu, ', ')
    .replace(/(?<=\p{L}) [a-z](?:,[a-z])*(?=,|$)/gu, '')
    .replace(/(?:,\s*){2,}/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/^\s*(?:(?:(?:prepared|written|compiled|presented|submitted) )?by|authors?:?)\s+/i, '')
    .replace(/^[\s,]+/, '')
    .trim();

/** Splits names. In "Smith, J., Jones, A.", the initials after each comma belong to the name before it. */
function splitInitials(text: string): string[] {
  const isCatalogueOrder = /^[\p{Lu}][\p{L}'’ -]+,\s*(?:\p{Lu}\.[ -]?)+(?:,|;|$|\s*(?:and|&)\s)/u.test(text);
  if (!isCatalogueOrder) return splitLongList(text).flatMap(parseNames);
  return text
    .split(/(?<=\p{Lu}\.)(?: and |, and |, & | & |, ?|; ?)/u)
    .map((part) => formatNameInReadingOrder(part.replace(/^(?:and|&)\s+/, '').trim()));
}

const MAX_LIST_LENGTH = 1_500;

/** Divides a long list between two names, because `parseNames` reads only its beginning. */
function splitLongList(text: string): string[] {
  if (text.length <= MAX_LIST_LENGTH) return [text];
  const end = text.lastIndexOf(',', MAX_LIST_LENGTH);
  if (end <= 0) return [text];
  return [text.slice(0, end), ...splitLongList(text.slice(end + 1))];
}

/** Converts a name in capital letters: `ANA DE LIND` becomes `Ana de Lind`, and `IAN McDONALD` `Ian McDonald`. */
const restoreCase = (name: string): string =>
  name
    .split(' ')
    .map((word) => {
      const prefix = GAELIC_PREFIX.exec(word)?.[1] ?? '';
      return prefix + restoreWordCase(word.slice(prefix.length));
    })
    .join(' ')
    .replace(/\b(?:De|Da|Van|Von|Der|Den|Del|Di|La|Le|Du)\b(?=\s)/g, (particle) => particle.toLowerCase());

const restoreWordCase = (word: string): string =>
  PARTICLE.test(word)
    ? word
    : word
        .toLowerCase()
        .replace(
          /(^|['’.-])(\p{Ll})/gu,
          (_, before: string, letter: string) => before + letter.toUpperCase(),
        );

function isName(name: string): boolean {
  if (NOT_A_NAME.test(name)) return false;
  const spaced = name.replace(/(?<=\p{Lu}\.)(?=\p{L})/gu, ' ');
  return (
    isLikelyPersonName(spaced) ||
    /^(?:\p{Lu}\.[ -]?)+\p{Lu}[\p{L}'’-]+$/u.test(spaced) ||
    hasInitialAndName(spaced)
  );
}

const hasInitialAndName = (name: string): boolean => {
  const words = name.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    words.every(
      (word) =>
        /^\p{Lu}[\p{L}'’.-]*$/u.test(word) ||
        /^(?:de|da|dos|van|von|der|den|del|di|la|el|al|bin|ibn|ten|ter|zu|y|e|d['’]\p{Lu}\p{L}+)$/u.test(
          word,
        ),
    ) &&
    words.some((word) => /^\p{Lu}\p{Ll}+/u.test(word))
  );
};

const NOT_A_NAME =
  /\b(?:how|what|why|when|where|of|the|for|with|from|about|towards?|between|using|abstract|journal|volume|conference|proceedings|university|department|institute|school|college|report|working|paper|draft|version|january|february|march|april|june|july|august|september|october|november|december|road|street|city|new york|hong kong|united|states|kingdom|international|society|research|science|sciences|engineering|technology|computer|systems|group|team|lab|laboratory|press|series|no\.|edition|chapter|section|article|open access|creative commons|equal contribution|preprint|submitted|accepted|published|copyright|appendix|figure|table)\b/i;

import {
  formatNameInReadingOrder,
  isLikelyPersonName,
  parseNames,
} from '@/lib/extract/fields/authors/person-names';
import { normalizeForComparison } from '@/lib/extract/fields/clean-text';
import { isRtlProse, isRtlText, readRtlNames } from './read-rtl-names';

/** A word that occurs in the place where an author works, and not in a name. */
export const AFFILIATION =
  /\b(?:universi[td]\w*|univ|institut\w*|istitut\w*|instytut\w*|politecnico|polytechni\w*|politechnika|scuola|escuela|escola|faculdade|fachbereich|lehrstuhl|klinik\w*|clinic\w*|akademi\w*|accademia|academia|hochschule|école|fakultät|facultad|facult[ée]|dipartimento|d[eé]parte?ment\w*|departamento|ministerio|centro|laboratoire|department|dept\b|school|college|laborator\w*|labs?\b|faculty|academy|center|centre|hospital|inc\.?|corp\w*|ltd|gmbh|llc|research$|google|microsoft|facebook|meta ai|openai|deepmind|nvidia|amazon|ibm|street|avenue|road|p\.?o\.? box|usa|u\.s\.a|united (?:states|kingdom)|germany|france|china|japan|italy|spain|canada|australia|switzerland|netherlands|sweden|norway|denmark|india|brazil|korea|singapore|ministry|agency|division|e-?mail|corresponding|orcid|member, ieee|fellow, ieee)\b|大[学學]|[学學]院|研究[所院室]|公司|株式会社|[病医]院|@|https?:|\d{4,}/i;

// The names in a list are short, and Japanese ones are mostly written without Hiragana, which every sentence has.
const isCjkProse = (text: string): boolean =>
  (text.match(/\p{Script=Hiragana}/gu)?.length ?? 0) >= 4 || /\p{Script=Han}{12}/u.test(text);

/** Whether a line is a sentence. */
export const isProse = (text: string): boolean => {
  if (isCjkProse(text) || isRtlProse(text)) return true;
  const words = text.split(/\s+/);
  const lower = words.filter((word) => /^\p{Ll}{2,}/u.test(word)).length;
  return words.length > 14 && lower > words.length * 0.5;
};

/** Reads the names in a line. The affiliations after them are left out. */
export function readNames(text: string): string[] {
  if (isRtlText(text)) return readRtlNames(text);
  const cleaned = prepareNames(text);
  if (cleaned === '') return [];
  const names = readNamesInCapitals(splitInitials(cleaned)).filter(isName);
  if (AFFILIATION.test(cleaned)) return readNameBeforeAffiliation(cleaned, names);
  return names;
}

/** Whether all words of a short text are names of persons, apart from the marks of their affiliations. */
export function hasOnlyNames(text: string): boolean {
  if (text.length > MAX_NAMES_LENGTH) return false;
  const names = readNames(text);
  const rest = names.reduce(
    (left, name) => left.replace(normalizeForComparison(name), ''),
    normalizeForComparison(text),
  );
  return names.length > 0 && rest.split(' ').every((word) => /^(?:and|und|et|\p{L}?|\d{1,3})$/u.test(word));
}

const MAX_NAMES_LENGTH = 120;

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

// Ends before the credit of the writer: "Illustrated by Per Holm, written by Ana Lind". "Jan von Berg" is a name.
const PICTURE_CREDIT =
  /\b(?:photograph\w*|photos?|illustrat\w*|pictures?|foto\w*) (?:by|von|par|por|di)\b(?:(?!(?:[,;&]|\b(?:and|und|et|y)\b) ?(?:written|text\w*|words|story|edited|reported) (?:by|von|par|por|di)\b).)*(?:[,;&]|\b(?:and|und|et|y)\b)?/giu;

const prepareNames = (text: string): string =>
  text
    .replace(/\{[^{}]*\}/g, ' ')
    // Japanese lists have it between names, and foreign names between their parts, which are written in Katakana.
    .replace(/(?<=\p{Script=Han})[・･](?=\p{Script=Han})/gu, ', ')
    .replace(PICTURE_CREDIT, '')
    .replace(/\([^()]*\)|\[[^[\]]*\]|（[^（）]*）/g, ' ')
    .replace(/(?:\b(?:student|senior|graduate|life) )?\b(?:member|fellow),? ?(?:ieee|acm)\b/gi, ',')
    .replace(/\b(?:ph\.?\s?d|m\.?\s?d|m\.?sc|b\.?sc|dr|prof(?:essor)?|mr|mrs|ms)\b\.?(?!\w)/gi, ' ')
    .replace(/\b\d{1,2}(?:st|nd|rd|th)\b/g, ', ')
    .replace(/(?<=\p{L})(?:[\d¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:\s?,\s?[\d¹²³⁴⁵⁶⁷⁸⁹⁰]+)*)/gu, ',')
    .replace(/[*∗†‡§¶‖#⋆✉☆♯♮♭⊥∥]+|\b\d+\b/gu, ', ')
    .replace(/(?<=\p{L}) [a-z](?:,[a-z])*(?=,|$)/gu, '')
    .replace(/(?:,\s*){2,}/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(
      /^\s*(?:(?:(?:prepared|written|compiled|presented|submitted|words|text|story|reported|edited) )?by|authors?:?)\s+/i,
      '',
    )
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

/** Whether a text is probably the name of a person. */
export function isName(name: string): boolean {
  if (NOT_A_NAME.test(name) || COMPANY.test(name)) return false;
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
        /^(?:de|da|dos|van|von|der|den|del|di|la|el|al|bin|ibn|ten|ter|zu|y|e|(?:d|al|el|ul|ad|an|ar|as|ash|at|az)['’-]\p{Lu}\p{L}+)$/u.test(
          word,
        ),
    ) &&
    words.some((word) => /^\p{Lu}\p{Ll}+/u.test(word))
  );
};

// "Tidal AI", but not "Ai Weiwei"
const COMPANY = /(?:^| )(?:AI|NLP|ML|LLC|Inc|Ltd|GmbH|Labs?|AG|NV|SA|AB)\.?$/;
// `\b` would find "the" in "Käthe".
const NOT_A_NAME =
  /(?<![A-Za-zÀ-ɏ])(?:how|what|why|when|where|of|the|for|with|from|about|towards?|between|using|abstract|journal|volume|conference|proceedings|university|department|institute|school|college|report|working|paper|draft|version|january|february|march|april|june|july|august|september|october|november|december|road|street|city|new york|hong kong|united|states|kingdom|international|society|research|science|sciences|engineering|technology|computer|systems|group|team|lab|laboratory|press|series|no\.|edition|chapter|section|article|open access|creative commons|equal contribution|preprint|submitted|accepted|published|copyright|appendix|figure|table|workshop|symposium|days|seminar|colloquium|meeting|summit|congress|forum|sheet|exercises?|homework|assignment|lecture|handout|syllabus|slides|photographs?|photos?|illustrations?)(?![A-Za-zÀ-ɏ])/i;

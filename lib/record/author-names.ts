import { trimCharactersAtEnd } from '@/lib/base/trim';

/**
 * The names of authors as the reader types them. An author is stored as a string. The name of an organisation may be in braces, as
 * in BibTeX, so that no format splits it into given and family name.
 */

/** Returns whether the reader marked an author as an organisation by braces. */
export const isOrganisationName = (author: string): boolean => /^\{[^{}]*\}$/.test(author.trim());

/** Returns the name of an author without the braces of an organisation. */
export const getAuthorText = (author: string): string =>
  isOrganisationName(author) ? author.trim().slice(1, -1).trim() : author;

/** Marks an author as an organisation, or removes the mark. */
export const toggleOrganisation = (author: string): string =>
  isOrganisationName(author) ? getAuthorText(author) : `{${author.replace(/[{}]/g, '').trim()}}`;

/**
 * Splits typed authors into one name each. Names are separated by line breaks, tabs, semicolons, bars, bullets, commas, or "and" in the
 * languages that the page reader knows. "Last, First" and names in braces stay whole. Names in catalogue order stay in that order.
 * A "by" before the names, degrees after a name, "et al." and the numbers of affiliations are removed. Between semicolons a name
 * stays whole.
 */
export function splitAuthors(text: string): string[] {
  return text
    .slice(0, MAX_LENGTH)
    .split(/[\n\t\u2028\u2029]/)
    .flatMap(splitLine)
    .map(trimName)
    .filter((name) => name !== '');
}

/** Trims a name, and removes commas at its ends. A name in braces stays unchanged. */
const trimName = (name: string): string =>
  isOrganisationName(name)
    ? name.trim()
    : name
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(', ')
        .replace(BYLINE_PREFIX, '');

// More than a thousand authors with two long names each.
const MAX_LENGTH = 100_000;

function splitLine(line: string): string[] {
  // Names in braces are replaced by one character, because they may contain any separator.
  const namesInBraces = line.match(/\{[^{}]*\}/g) ?? [];
  const parts = line
    .replace(/\{[^{}]*\}/g, HIDDEN_NAME)
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?/g, ', ')
    .replace(BYLINE_PREFIX, '')
    .split(HIDDEN_NAME);
  return parts.flatMap((part, index) => [
    ...namesInBraces.slice(index - 1, index),
    ...splitNames(trimCharactersAtEnd(part, ', ')),
  ]);
}

// A character that no name contains, because it is reserved for private use.
const HIDDEN_NAME = '\uE000';

// "By" is no name in any of the languages. Words such as "von" and "par" are left, because they can begin one.
const BYLINE_PREFIX = /^\s*(?:(?:(?:written|posted|edited) )?by(?:\s*:|\s)\s*)+/i;
const LIST_SEPARATOR = /[;；؛|•、]| [·/] /u;
const SEMICOLON = /[;；؛]/u;
// The commas of Chinese and Arabic separate names. Only the one of Latin script stands within a name.
const COMMA_OF_LIST = /[，،]/u;

function splitNames(line: string): string[] {
  if (line === '') return [];
  const marks = findMarks(line);
  const sections = line.split(LIST_SEPARATOR);
  const isListOfNames = COMMA_OF_LIST.test(line);
  // Between semicolons a comma stands within a name, such as "García Márquez, Gabriel José".
  if (sections.length > 1 && SEMICOLON.test(line))
    return sections.flatMap(splitAtAnd).flatMap((name) => {
      const parts = splitParts(name, marks);
      return COMMA_OF_LIST.test(name) ? joinNameParts(parts, true) : [parts.join(', ')];
    });
  if (sections.length > 1)
    return sections
      .flatMap(splitAtAnd)
      .flatMap((name) =>
        isOrganisationWithList(name) ? [name] : joinNameParts(splitParts(name, marks), isListOfNames),
      );
  if (isOrganisationWithList(line)) return [line];
  const names = splitAtAnd(line);
  const lastName = names.at(-1) ?? '';
  if (names.length === 2 && isCatalogueEntry(names[0] ?? '', marks) && lastName.trim().includes(' '))
    return names.flatMap((name) => joinNameParts(splitParts(name, marks), false));
  // In "Bai, Kundu and Jones" the last name shows that commas separate names.
  const areCommasSeparators = isListOfNames || (names.length > 1 && splitParts(lastName, marks).length < 2);
  return names.flatMap((name) => joinNameParts(splitParts(name, marks), areCommasSeparators));
}

// "Et al." is no "and". The groups are words that always separate names, and those that do so only between names of persons.
const AND =
  /(?:,? (?:and|And|AND|und|Und|UND|et(?! al\b)|Et(?! al\b)|ET(?! AL\b)|oraz|Oraz|和|与|と) |,? & |,? (en|и) | (y|e|ed|i) )/gu;

/** Splits at "and". An "and" within the name of an organisation is left. */
function splitAtAnd(rawText: string): string[] {
  const text = rawText.replace(AND_AT_END, '');
  if (isOrganisationWithList(text)) return [text];
  const separators: Range[] = [];
  for (const match of text.matchAll(AND)) {
    const range = { start: match.index, end: match.index + match[0].length };
    const previousEnd = separators.at(-1)?.end ?? 0;
    const textBefore = text.slice(Math.max(previousEnd, range.start - MAX_NAME_LENGTH), range.start);
    const textAfter = text.slice(range.end, range.end + MAX_NAME_LENGTH);
    if (isBetweenNames(textBefore, textAfter, match[1], match[2])) separators.push(range);
  }
  return splitAtRanges(text, removeSeparatorsOfOrganisations(text, separators));
}

type Range = { start: number; end: number };

function splitAtRanges(text: string, ranges: readonly Range[]): string[] {
  const starts = [0, ...ranges.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, ranges[index]?.start));
}

/** Removes the separators that stand in one name, such as "Food and Drug Administration". A comma ends such a name. */
function removeSeparatorsOfOrganisations(text: string, separators: readonly Range[]): Range[] {
  const parts = splitAtRanges(text, separators).map((part) =>
    part.split(/[,，،]/u).map((name) => name.trim()),
  );
  // A name in braces or a semicolon is before an "and" at the start.
  const isOutsideNames = (index: number): boolean => {
    const start = separators[index]?.start ?? 0;
    return start === 0 || text[start] === ',';
  };
  const separatorsBetweenNames: Range[] = [];
  let index = 0;
  while (index < separators.length) {
    const firstIndex = index;
    const names = [parts[index]?.at(-1) ?? ''];
    do {
      index += 1;
      names.push(parts[index]?.[0] ?? '');
    } while (
      index < separators.length &&
      parts[index]?.length === 1 &&
      !isOutsideNames(firstIndex) &&
      !isOutsideNames(index)
    );
    if (isOutsideNames(firstIndex) || !isOneOrganisation(names))
      separatorsBetweenNames.push(...separators.slice(firstIndex, index));
  }
  return separatorsBetweenNames;
}

const AND_AT_END = /(?: (?:and|und|oraz|&|et al\.?|and others))* ?$/i;
const MAX_NAME_LENGTH = 100;

/**
 * Returns whether such a word stands between two names of two capitalised words and more. "Ortega y Gasset", "Costa e Silva" and
 * "Estudios en Salud" are one name each.
 */
function isBetweenNames(
  textBefore: string,
  textAfter: string,
  wordWithinTitle: string | undefined,
  wordWithinName: string | undefined,
): boolean {
  if (wordWithinName !== undefined)
    return FULL_NAME_AT_END.test(textBefore) && FULL_NAME_AT_START.test(textAfter);
  if (wordWithinTitle === undefined) return true;
  const isLastOfFamilyNames = FAMILY_NAME_AT_END.test(textBefore) && FAMILY_NAME_ONLY.test(textAfter);
  return isLastOfFamilyNames || (PERSON_AT_END.test(textBefore) && PERSON_AT_START.test(textAfter));
}

const FULL_NAME_AT_END =
  /(?<![\p{L}\p{M}.'’-])(?:\p{Ll}{1,3}['’-])?\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Ll}[\p{L}'’]*){0,3} \p{Lu}[\p{L}\p{M}.'’-]*$/u;
const FULL_NAME_AT_START = /^\p{Lu}[\p{L}\p{M}.'’-]* \p{Lu}/u;
const PERSON_AT_END =
  /(?<![\p{L}\p{M}.'’-])(?:\p{Ll}{1,3}['’-])?\p{Lu}[\p{L}\p{M}.'’-]*,?(?: (?:van|von|de|den|der|het|ten|ter|te)){0,3} \p{Lu}[\p{L}\p{M}.'’-]*[\d*†‡§¶¹²³⁰-⁹]{0,3}$/u;
const PERSON_AT_START =
  /^(?:(?:van|von|de|den|der|ten|ter|te) ){0,3}\p{Lu}[\p{L}\p{M}.'’-]*,?(?: (?:van|von|de|den|der|het|'t|ten|ter|te)){0,3} \p{Lu}/u;
const FAMILY_NAME_AT_END = /, \p{Lu}[\p{L}\p{M}'’-]*$/u;
const FAMILY_NAME_ONLY = /^\p{Lu}[\p{L}\p{M}'’-]* ?$/u;

/** Returns whether the words around "and" are one name, such as "Food and Drug Administration". */
function isOneOrganisation(names: readonly string[]): boolean {
  const [firstName = '', secondName = ''] = names;
  const hasOrganisationWord = names.map((name) => ORGANISATION_WORD.test(name));
  const isSingleWord = names.map((name) => !name.includes(' '));
  const singleWordCount = isSingleWord.filter(Boolean).length;
  const startsOrganisation =
    FOREIGN_ORGANISATION_WORD.test(firstName) ||
    (hasOrganisationWord[0] && (/ (?:of|for) /.test(firstName) || /^\p{Ll}/u.test(secondName)));
  return (
    startsOrganisation ||
    names.some((_, index) => hasOrganisationWord[index] && singleWordCount > (isSingleWord[index] ? 1 : 0))
  );
}

/** Returns whether a text is one organisation with a list in its name, such as "Department of Health, Education, and Welfare". */
const isOrganisationWithList = (text: string): boolean => {
  const firstPart = text.split(',')[0] ?? '';
  return (
    ((ORGANISATION_WORD.test(firstPart) && / (?:of|for) /.test(firstPart)) ||
      (FOREIGN_ORGANISATION_WORD.test(firstPart) && / \p{L}+ \p{L}/u.test(firstPart))) &&
    LIST_OF_WORDS.test(text.slice(firstPart.length))
  );
};

const LIST_OF_WORDS =
  /^(?:, [\p{L}\p{M}-]+)+,? (?:and|&|und|et|y|e|ed|en|i|oraz|и)(?: (?:de|des|du|del|la|las|los)){0,2} [\p{L}\p{M}-]+\s*$/u;

const ORGANISATION_WORD =
  /\b(?:administration|agency|association|authority|board|bureau|center|centre|college|commission|committee|company|council|department|federation|foundation|fund|institute|laborator(?:y|ies)|ministry|office|organi[sz]ation|school|service|society|trust|union|university)\b/i;

// In these languages the word stands at the start of the name. Compounds of German and Dutch end with it.
const FOREIGN_ORGANISATION_WORD = new RegExp(
  [
    // Spanish, Portuguese, Italian, Catalan and French.
    String.raw`(?:^|\s)(?:acad[eé]mi[ea]|accademia|agencia|agência|agence|agenzia|asociación|associação|associació|associazione|autoridad|autorità|banco|banca|banque|cámara|câmara|centro|colegio|colégio|comisión|comissão|comité|comitato|commissione|confederación|consejo|conselho|consell|conseil|consiglio|departamento|dipartimento|département|dirección|direção|direction|escuela|escola|école|facultad|faculdade|facoltà|faculté|federación|federação|federazione|fédération|fondo|fundación|fundação|fundació|fondazione|fondation|hospital|institut|instituto|istituto|junta|ministerio|ministério|ministero|ministère|observatorio|observatório|observatoire|oficina|organización|organização|organizzazione|organisation|programa|real academia|secretaría|secretaria|servicio|serviço|servizio|sociedad|sociedade|società|société|sindicato|unión|união|unione|universidad|universidade|universitat|università|université)(?=\s|$)`,
    // German and Dutch.
    String.raw`(?:akademie|anstalt|behörde|bundesamt|gesellschaft|hochschule|institut|instituut|ministerium|ministerie|stiftung|stichting|universität|universiteit|verband|verein|vereniging|vereinigung|zentrum|genootschap)(?=\s|$)`,
    // Polish and Russian.
    String.raw`(?:^|\s)(?:akademia|fundacja|instytut|komisja|komitet|ministerstwo|muzeum|polska akademia|politechnika|rada|stowarzyszenie|towarzystwo|uniwersytet|urząd|zakład|związek|академия|агентство|ассоциация|институт|комиссия|комитет|министерство|общество|организация|совет|союз|университет|управление|учреждение|федерация|фонд|центр)(?=\s|$)`,
  ].join('|'),
  'iu',
);

/** Splits at commas. Parts that are no name are removed, and a part such as "Jr." is joined to the part before it. */
function splitParts(text: string, marks: ReadonlySet<number>): string[] {
  const parts: string[] = [];
  for (const rawPart of text.split(/[,，،]/u)) {
    const part = removeMarks(rawPart.trim().replace(BYLINE_PREFIX, '').replace(AND_AT_END, ''), marks);
    const previousPart = parts.at(-1);
    if (part === '' || NO_NAME.test(part)) continue;
    if (previousPart === undefined) parts.push(part);
    else if (SUFFIX.test(part)) parts[parts.length - 1] = `${previousPart}, ${part}`;
    else if (!isOnlyMarks(part, marks) && !(DEGREE.test(part) && isDegreeAfter(parts, part)))
      parts.push(part);
  }
  return parts;
}

/** Returns whether such a part is a degree. After a family name it may be initials, as in "Watson, J.D.". */
function isDegreeAfter(parts: readonly string[], part: string): boolean {
  const previousPart = parts.at(-1) ?? '';
  const isFullName = previousPart.includes(' ') && !/^\p{Ll}/u.test(previousPart);
  const canBeInitials = isInitials(part) || part === part.toLowerCase();
  return (
    !canBeInitials || isFullName || parts.length % 2 === 0 || (parts.length > 1 && isInitials(previousPart))
  );
}

function joinNameParts(parts: string[], areCommasSeparators: boolean): string[] {
  const [familyName = '', givenName = ''] = parts;
  // "Smith, J., Doe, A. B." alternates between family names and initials.
  if (
    parts.length > 1 &&
    parts.length % 2 === 0 &&
    parts.every((part, index) => index % 2 === 0 || isInitials(part))
  )
    return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []));
  const isOneName = parts.length === 2 && !areCommasSeparators && isCatalogueOrder(familyName, givenName);
  if (isOneName) return [`${familyName}, ${givenName}`];
  // A degree is no author. In a list of family names it stays beside the name before it.
  return parts.flatMap((part, index) => {
    if (index > 0 && DEGREE.test(part)) return [];
    const nextPart = parts[index + 1] ?? '';
    return [DEGREE.test(nextPart) ? `${part}, ${nextPart}` : part];
  });
}

const NO_NAME = /^(?:et al\.?|and|and others)$/i;
const DEGREE =
  /^(?:ph\.? ?d|d\.? ?phil|m\.? ?d|m\.?sc|b\.?sc|m\.?p\.?h|m\.?b\.?a|r\.?n|j\.?d|d\.?v\.?m|esq)\.?$/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const PARTICLE = /^(?:al|bin|da|de|del|della|den|der|di|do|dos|du|el|la|le|ten|ter|van|von|zu)\s/i;

const isInitials = (part: string): boolean => /^(?:\p{Lu}\p{M}*\.?[\s-]?){1,4}(?:, .*)?$/u.test(part);

/**
 * Returns the numbers of affiliations in a line of several names: "Ana Lind1,2, Per Holm3". They count from 1 without a gap. Other numbers
 * belong to a name, such as "Rai News24".
 */
function findMarks(line: string): ReadonlySet<number> {
  const parts = line
    .split(LIST_SEPARATOR)
    .flatMap(splitAtAnd)
    .flatMap((part) => part.split(/[,，،]/u));
  const marks = new Set<number>();
  if (parts.filter((part) => /\p{L}/u.test(part)).length < 2) return marks;
  const numbers = new Set(parts.map((part) => readMark(MARKS_AT_END.exec(part.trim())?.[0] ?? '')));
  for (let number = 1; numbers.has(number); number++) marks.add(number);
  return marks;
}

const MARKS_AT_END = /(?:^|(?<=[\p{L}\p{M}.]))[\d*†‡§¶⁎∗¹²³⁰-⁹]{1,8}$/u;

/** Returns the number in the marks at the end of a name, or NaN. */
const readMark = (text: string): number => Number.parseInt(text.replace(/\D/g, ''), 10);

const areMarks = (text: string, marks: ReadonlySet<number>): boolean =>
  !/\d/.test(text) || marks.has(readMark(text));

const isOnlyMarks = (part: string, marks: ReadonlySet<number>): boolean =>
  MARKS_AT_END.exec(part)?.[0] === part && areMarks(part, marks);

/** Removes the marks of affiliations, which may be signs such as "*". A user name such as "ana99" keeps its digits. */
const removeMarks = (part: string, marks: ReadonlySet<number>): string =>
  /\p{L}[.\p{M}]? +\p{L}/u.test(part)
    ? part.replace(MARKS_AT_END, (text) => (areMarks(text, marks) ? '' : text))
    : part;

/** Returns whether "Bai, Yuntao" or "van den Berg, Jan Peter" is one person, other than "Jane Doe, John Smith". */
const isCatalogueOrder = (familyName: string, givenName: string): boolean =>
  !areFullNamesWithoutSpace(familyName, givenName) &&
  (!familyName.includes(' ') || PARTICLE.test(familyName) || !givenName.includes(' '));

// A family name in Han or Hangul has one or two characters, and names in these scripts are written without a space.
const areFullNamesWithoutSpace = (...names: string[]): boolean =>
  names.every((name) => /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]{3,6}$/u.test(name));

/** Returns whether a text is "Lovelace, Ada", as in "Lovelace, Ada, and Charles Babbage". */
function isCatalogueEntry(text: string, marks: ReadonlySet<number>): boolean {
  const [familyName = '', givenName = '', ...otherParts] = splitParts(text, marks);
  return (
    otherParts.length === 0 &&
    givenName !== '' &&
    (!familyName.includes(' ') || PARTICLE.test(familyName)) &&
    /^\p{L}+(?:[ -]\p{Lu}\.?)*$/u.test(givenName)
  );
}

/** Splits the names that are not in `initialNames`, and removes blank lines. A name in `initialNames` stays unchanged. */
export const splitChangedAuthors = (names: readonly string[], initialNames: readonly string[]): string[] =>
  names.flatMap((name) => (initialNames.includes(name) ? [name] : splitAuthors(name)));

/**
 * Pastes names into a text that has one name on each line. Returns the names, or null if there is nothing to split, so
 * that the browser pastes the text unchanged.
 */
export function pasteAuthors(
  text: string,
  selection: { start: number; end: number },
  pastedText: string,
): string[] | null {
  const pastedNames = splitAuthors(pastedText);
  if (pastedNames.length < 2) return null;
  const textBefore = text.slice(0, selection.start);
  const textAfter = text.slice(selection.end);
  const lines = `${textBefore}\n${pastedNames.join('\n')}\n${textAfter}`.split('\n');
  return lines.filter((line) => line.trim() !== '');
}

/** Joins the names of authors. Semicolons separate them if a name contains a comma, as in "Lovelace, Ada; Babbage, Charles". */
export function joinAuthors(authors: readonly string[]): string {
  const names = authors.map(getAuthorText);
  return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');
}

const MAX_SHORT_AUTHORS = 2;

/** Formats authors for one line: the first two family names, and the number of the others, such as "Markus, Zhao +16". */
export function formatAuthorsShort(authors: readonly string[]): string {
  const names = authors.filter((name) => name.trim() !== '');
  const hiddenCount = names.length - MAX_SHORT_AUTHORS;
  if (hiddenCount <= 0) return joinAuthors(names);
  return `${names.slice(0, MAX_SHORT_AUTHORS).map(getFamilyName).join(', ')} +${hiddenCount}`;
}

/** Returns "Lovelace" for "Ada Lovelace" and for "Lovelace, Ada". The name of an organisation stays whole. */
function getFamilyName(name: string): string {
  if (isOrganisationName(name)) return getAuthorText(name);
  const [familyName = name, givenName] = name.split(',');
  return givenName === undefined ? (name.trim().split(/\s+/).at(-1) ?? name) : familyName.trim();
}

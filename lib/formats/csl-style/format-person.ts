import type { CslName } from '../csl/csl-item';
import type { XmlElement } from '../import/parse-xml';
import { addAffixes, applyFormatting, joinUnits, mapText, type Piece, toPieces } from './pieces';
import { applyTextCase } from './text-case';

/** The rules for writing one name. */
export type PersonRules = {
  /** Only the family name is written. */
  isShort: boolean;
  /** The family name comes first. */
  isInverted: boolean;
  /** The text after each initial, or null if given names are not abbreviated. */
  initializeWith: string | null;
  /** False if only initials are formatted and other given names are not abbreviated. */
  shouldInitialize: boolean;
  /** "Jean-Luc" becomes "J.-L." and not "J. L.". */
  shouldWriteHyphen: boolean;
  /** The text between the family name and the given name of an inverted name. */
  sortSeparator: string;
  /** In inverted names, a particle such as "van" follows the given name. */
  isParticleDemoted: boolean;
  /** The `name-part` elements, by `family` and `given`. */
  nameParts: ReadonlyMap<string, XmlElement>;
};

/** Formats a name as "Ludwig van Beethoven", "Beethoven, Ludwig van" or "van Beethoven, L.". */
export function formatPerson(name: CslName, rules: PersonRules): Piece[] {
  if (name.literal !== undefined) return formatPart(name.literal, 'family', rules);
  const particle = name['non-dropping-particle'] ?? '';
  const given = formatGiven(name.given ?? '', rules);
  const isDemoted = rules.isInverted && rules.isParticleDemoted;
  const family = formatPart(
    [isDemoted ? '' : particle, name.family].filter(Boolean).join(' '),
    'family',
    rules,
  );
  if (rules.isShort) return family;
  // "Jr." follows the initials: "King ML Jr" without periods.
  const hasPeriods = rules.initializeWith === null || rules.initializeWith.includes('.');
  const suffix = toPieces(hasPeriods ? (name.suffix ?? '') : (name.suffix ?? '').replaceAll('.', ''));
  if (!rules.isInverted) return joinUnits([formatPart(given, 'given', rules), family, suffix], ' ');
  const givenPart = formatPart([given, isDemoted ? particle : ''].filter(Boolean).join(' '), 'given', rules);
  return joinUnits([family, givenPart, suffix], rules.sortSeparator);
}

function formatPart(text: string, elementName: string, { nameParts }: PersonRules): Piece[] {
  const part = nameParts.get(elementName);
  const pieces = toPieces(text);
  if (!part) return pieces;
  const textCase = part.attributes.get('text-case') ?? '';
  return addAffixes(
    applyFormatting(
      mapText(pieces, (value) => applyTextCase(value, textCase, true)),
      part,
    ),
    part,
  );
}

function formatGiven(
  given: string,
  { initializeWith, shouldInitialize, shouldWriteHyphen }: PersonRules,
): string {
  if (initializeWith === null) return given;
  const words = given.split(/\s+/).filter(Boolean);
  const texts: string[] = [];
  for (const word of words) {
    const initials = initializeWord(word, initializeWith, shouldInitialize, shouldWriteHyphen);
    // There is a space before and after a word that is not abbreviated, even if there is none between initials.
    const last = texts.at(-1);
    const needsSpace =
      last !== undefined && !/\s$/.test(last) && (initials === null || /\p{Ll}$/u.test(last));
    const text = `${needsSpace ? ' ' : ''}${initials ?? `${word} `}`;
    if (text !== '') texts.push(text);
  }
  return texts.join('').trim();
}

/** Returns the initials of a word of a given name, or null for a word that is not abbreviated, such as "de". */
function initializeWord(
  word: string,
  initializeWith: string,
  shouldInitialize: boolean,
  shouldWriteHyphen: boolean,
): string | null {
  const isInitial = /^\p{Lu}\.?$/u.test(word) || /^(?:\p{Lu}\.)+$/u.test(word);
  if (!shouldInitialize && !isInitial) return null;
  if (/^['’]?\p{Ll}/u.test(word)) return null;
  const parts = word.split(/[-.]+/).filter(Boolean);
  const isHyphenated = word.includes('-');
  const initials = parts.map((part) => `${getInitial(part)}${initializeWith}`);
  return isHyphenated && shouldWriteHyphen
    ? initials
        .map((initial, index) => (index < initials.length - 1 ? `${initial.trimEnd()}-` : initial))
        .join('')
    : initials.join('');
}

const getInitial = (part: string): string => (/\p{L}/u.exec(part)?.[0] ?? [...part][0] ?? '').toUpperCase();

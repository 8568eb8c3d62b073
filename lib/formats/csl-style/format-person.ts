import type { CslName } from '../csl/csl-item';
import type { XmlElement } from '../import/parse-xml';
import { addAffixes, applyFormatting, joinUnits, mapText, type Piece, toPieces } from './pieces';
import { applyTextCase } from './text-case';

/** How one name is written. */
export type PersonRules = {
  isShort: boolean;
  isInverted: boolean;
  /** The text after each initial, or null for whole given names. */
  initializeWith: string | null;
  /** False to keep given names whole and to change only those that are initials. */
  shouldInitialize: boolean;
  keepsHyphen: boolean;
  sortSeparator: string;
  /** Whether "van" of "van Beethoven" follows the given name in inverted names. */
  isParticleDemoted: boolean;
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

function formatGiven(given: string, { initializeWith, shouldInitialize, keepsHyphen }: PersonRules): string {
  if (initializeWith === null) return given;
  const words = given.split(/\s+/).filter(Boolean);
  const written: string[] = [];
  for (const word of words) {
    const initials = initializeWord(word, initializeWith, shouldInitialize, keepsHyphen);
    // A word that stays whole is set off by spaces, also where initials stand close together.
    const last = written.at(-1);
    const needsSpace =
      last !== undefined && !/\s$/.test(last) && (initials === null || /\p{Ll}$/u.test(last));
    const text = `${needsSpace ? ' ' : ''}${initials ?? `${word} `}`;
    if (text !== '') written.push(text);
  }
  return written.join('').trim();
}

/** Returns the initials of a word of a given name, or null for a word that stays whole, such as "de". */
function initializeWord(
  word: string,
  initializeWith: string,
  shouldInitialize: boolean,
  keepsHyphen: boolean,
): string | null {
  const isInitial = /^\p{Lu}\.?$/u.test(word) || /^(?:\p{Lu}\.)+$/u.test(word);
  if (!shouldInitialize && !isInitial) return null;
  if (/^['’]?\p{Ll}/u.test(word)) return null;
  const parts = word.split(/[-.]+/).filter(Boolean);
  const isHyphenated = word.includes('-');
  const initials = parts.map((part) => `${getInitial(part)}${initializeWith}`);
  return isHyphenated && keepsHyphen
    ? initials
        .map((initial, index) => (index < initials.length - 1 ? `${initial.trimEnd()}-` : initial))
        .join('')
    : initials.join('');
}

const getInitial = (part: string): string => (/\p{L}/u.exec(part)?.[0] ?? [...part][0] ?? '').toUpperCase();

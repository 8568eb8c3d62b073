import { trimCharactersAtEnd } from '@/lib/base/trim';
import { getAuthorText, isOrganisationName } from '@/lib/record/authors/organisation-braces';
import type { CslName } from './csl-item';

// A name with one of these words is the name of an organisation.
const ORGANISATION_WORDS = new Set(
  (
    'academy administration agency alliance archive archives association authority bank board bureau center centre ' +
    'co coalition college commission committee community company consortium contributors corp corporation council ' +
    'department desk directorate division editors editorial faculty federation forum foundation fund gmbh group inc ' +
    'initiative institute institut institution lab laboratories laboratory labs league library limited llc ltd ' +
    'magazine ministry museum network news newsroom office organisation organization parliament press project ' +
    'reporters research school schools secretariat service services society staff task team times trust union ' +
    'universidad université universität universiteit university'
  ).split(' '),
);

// Lower-case words that belong to the family name. BibTeX calls them the "von" part.
const PARTICLES = new Set(
  'af al av ben bin da das de degli del della den der des di do dos du e el ibn la las le los op ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
);

const SUFFIX = /^(?:jr|sr|ii|iii|iv|vi{0,3}|phd|ph\.d|md|m\.d|esq)\.?$/i;
// A single letter is never a suffix: "Malcolm V" may have a middle initial.
const UNAMBIGUOUS_SUFFIX = /^(?:[JjSs][Rr]\.?|II|III|IV)$/;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Splits the name of an author into its parts: "Ludwig van Beethoven", "Beethoven, Ludwig van", "King, Jr., Martin Luther". Particles such
 * as "van" are recognised by the rules of BibTeX. Returns `literal` for organisations (also names in braces), names of one word, and names
 * in Han, Kana or Hangul.
 */
export function parseName(text: string): CslName {
  if (isOrganisationName(text)) return { literal: getAuthorText(text) };
  const name = trimCharactersAtEnd(text.replace(/\s+/g, ' ').replace(/^[ ,]+/, ''), ' ,');
  const words = name.split(' ');
  if (words.length === 1 || CJK.test(name)) return { literal: name };
  if (isOrganisation(name, words)) return { literal: name };
  return name.includes(',') ? parseInvertedName(name) : parseDisplayName(words);
}

const isOrganisation = (name: string, words: string[]): boolean =>
  /[\d&@/()]/.test(name) ||
  /^the\s/i.test(name) ||
  /\s(?:and|of|for)\s/i.test(name) ||
  words.some((word) => ORGANISATION_WORDS.has(trimCharactersAtEnd(word.toLowerCase(), '.,')));

function parseDisplayName(words: string[]): CslName {
  const lastWord = words.at(-1) ?? '';
  const hasSuffix = words.length > 2 && UNAMBIGUOUS_SUFFIX.test(lastWord);
  const nameWords = hasSuffix ? words.slice(0, -1) : words;
  const particleIndex = nameWords.findIndex(
    (word, index) => index > 0 && index < nameWords.length - 1 && PARTICLES.has(word),
  );
  const familyIndex = particleIndex === -1 ? nameWords.length - 1 : particleIndex;
  return {
    ...parseFamily(nameWords.slice(familyIndex)),
    given: nameWords.slice(0, familyIndex).join(' '),
    ...(hasSuffix && { suffix: lastWord }),
  };
}

function parseInvertedName(name: string): CslName {
  const [family = '', secondPart = '', ...otherParts] = name.split(',').map((namePart) => namePart.trim());
  // "Jane Doe, PhD": the part after the comma is a suffix, not a given name.
  if (SUFFIX.test(secondPart) && otherParts.length === 0 && family.includes(' '))
    return { ...parseDisplayName(family.split(' ')), suffix: secondPart };
  const isSuffixSecond = SUFFIX.test(secondPart) && otherParts.length > 0;
  const givenNames = isSuffixSecond ? otherParts.join(', ') : secondPart;
  const suffix = isSuffixSecond ? secondPart : otherParts.join(', ');
  if (family === '' || givenNames === '') return { literal: family || givenNames || name };
  return moveTrailingParticle({
    ...parseFamily(family.split(' ')),
    given: givenNames,
    ...(suffix !== '' && { suffix }),
  });
}

function parseFamily(words: string[]): CslName {
  const firstFamilyIndex = words.findIndex((word) => !PARTICLES.has(word));
  const index = firstFamilyIndex === -1 ? words.length - 1 : firstFamilyIndex;
  const particle = words.slice(0, index).join(' ');
  const family = words.slice(index).join(' ');
  return particle === '' ? { family } : { family, 'non-dropping-particle': particle };
}

/** Moves a particle at the end of the given name to its own property: in "Beethoven, Ludwig van", `given` is "Ludwig van". */
function moveTrailingParticle(name: CslName): CslName {
  if (name['non-dropping-particle']) return name;
  const words = name.given?.split(' ') ?? [];
  const firstGivenCount = words.findLastIndex((word) => !PARTICLES.has(word)) + 1;
  if (firstGivenCount === words.length || firstGivenCount === 0) return name;
  return {
    ...name,
    given: words.slice(0, firstGivenCount).join(' '),
    'non-dropping-particle': words.slice(firstGivenCount).join(' '),
  };
}

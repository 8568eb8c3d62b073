/** Returns a repeatable source of numbers from 0 to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STEMS =
  'harbour lantern measure estimate tidal current sediment observer network gradient learning archive committee regional policy signal frequency analysis boundary estuary language model reader citation evidence transfer account method result value system common public record survey interval winter coastal vessel channel depth gauge station forecast error weight sample layer token context window training evaluation benchmark baseline variance correlation effect treatment control randomised outcome cohort clinical protocol registry committee statute appeal court opinion plaintiff defendant'.split(
    ' ',
  );
const SMALL =
  'the of and in to a is that for with on as by we are from this it be was at which our an or not have has can these their'.split(
    ' ',
  );
const ENDINGS = ['', '', '', 's', 'ed', 'ing', 'al', 'ment'];

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;

/** Returns a sentence of invented words. */
export function makeSentence(random: () => number): string {
  const count = 7 + Math.floor(random() * 16);
  const words = Array.from({ length: count }, () =>
    random() < 0.45 ? pick(SMALL, random) : pick(STEMS, random) + pick(ENDINGS, random),
  );
  if (random() < 0.2) words[Math.floor(count / 2)] = `(${(random() * 100).toFixed(1)}%)`;
  if (random() < 0.15) words[2] = 'state-of-the-art';
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Returns a paragraph of 3 to 7 sentences. */
export const makeParagraph = (random: () => number): string =>
  Array.from({ length: 3 + Math.floor(random() * 5) }, () => makeSentence(random)).join(' ');

const GIVEN_NAMES =
  'Ana Per Mira Jonas Lucía Bo Ingrid Tomás Wei Aiko Samir Chloé Olu Katarzyna Ravi Elif Noah Zofia Anaïs Henrik'.split(
    ' ',
  );
const FAMILY_NAMES =
  'Lind Holm Sørensen García Nakamura Okafor Müller Kowalski Iyer Demir Dubois Novák Silva Chen Park Haddad Berg Rossi Whitfield Ortega'.split(
    ' ',
  );

/** Returns `count` different names of invented persons. */
export function makeNames(count: number, random: () => number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const middle =
      names.size % 4 === 1 || names.size > 150 ? ` ${pick([...'ABCDEFGHJKLMNPRST'], random)}.` : '';
    names.add(
      `${pick(GIVEN_NAMES, random)}${middle} ${pick(FAMILY_NAMES, random)}${names.size % 7 === 6 ? `-${pick(FAMILY_NAMES, random)}` : ''}`,
    );
  }
  return [...names];
}

import { createRandom, type Random } from './random.ts';

/** A word with the space after it. `isQuoted` marks the words of the quote, also after every change of the page. */
export type Token = { text: string; isQuoted: boolean };
/** One line of the captured text. The cells of a table row are separated by tokens with the text ` | `. */
export type Block = { kind: 'paragraph' | 'heading' | 'item' | 'row'; tokens: Token[] };
/** A part of the page that is moved as a whole. */
export type Section = Block[];
export type PageModel = { script: ScriptName; sections: Section[] };

export type ScriptName = 'latin' | 'arabic' | 'chinese' | 'symbols';

const SYLLABLES = 'ba ken ti ros mal ver un dor si pa gel no car tem li sta wo fen ri qua'.split(' ');
const FUNCTION_WORDS = 'the of and to in a is that for it was on with as by at from which were not'.split(
  ' ',
);
const ARABIC_PARTS = 'كت عل مد رس با لم نو سا ري حم قد فر'.split(' ');
const CHINESE = '水車小屋動朝村人川橋石門年月日時間山谷道音光風雨雪花木林火土金銀新古大高低長短東西南北';
const SYMBOLS = [
  '🚣🏽‍♀️',
  'ﬁnal',
  'oﬀer',
  'naïve',
  'Ångström',
  '½',
  '“so”',
  'well-being',
  '…',
  '€ 3.50',
  'x²',
  '👍',
];

/** Builds a page with six sections of headings, paragraphs, lists and tables. */
export function buildPageModel(seed: number, script: ScriptName): PageModel {
  const random = createRandom(seed);
  const sections = Array.from({ length: 6 }, (_, section) => [
    buildBlock('heading', buildSentence(random, script, 4)),
    ...Array.from({ length: 4 }, () =>
      buildBlock(
        'paragraph',
        Array.from({ length: 2 + random.integer(3) }, () =>
          buildSentence(random, script, 8 + random.integer(14)),
        ).flat(),
      ),
    ),
    ...Array.from({ length: 3 }, () =>
      buildBlock('item', buildSentence(random, script, 6 + random.integer(6))),
    ),
    ...buildRows(random, script, section),
  ]);
  return { script, sections };
}

const buildBlock = (kind: Block['kind'], words: string[]): Block => ({
  kind,
  tokens: words.map((text) => ({ text, isQuoted: false })),
});

/** Builds the words of a sentence. Chinese has no spaces between words. */
export function buildSentence(random: Random, script: ScriptName, length: number): string[] {
  const words = Array.from({ length }, () => buildWord(random, script));
  const space = script === 'chinese' ? '' : ' ';
  const period = script === 'chinese' ? '。' : '. ';
  return words.map((word, index) => word + (index === length - 1 ? period : space));
}

/** Builds one word without a space. */
export function buildWord(random: Random, script: ScriptName): string {
  if (script === 'chinese') return CHINESE[random.integer(CHINESE.length)] ?? '';
  if (script === 'arabic') return joinRandomParts(random, ARABIC_PARTS, 2);
  if (script === 'symbols' && random.integer(5) === 0) return random.pick(SYMBOLS);
  return random.integer(5) < 2
    ? random.pick(FUNCTION_WORDS)
    : joinRandomParts(random, SYLLABLES, 2 + random.integer(2));
}

const joinRandomParts = (random: Random, parts: string[], count: number): string =>
  Array.from({ length: count }, () => random.pick(parts)).join('');

// The rows of a table differ by a few characters only, which is the hardest case for approximate matching.
function buildRows(random: Random, script: ScriptName, section: number): Block[] {
  const name = buildWord(random, script);
  const unit = buildWord(random, script);
  return Array.from({ length: 4 }, (_, row) =>
    buildBlock('row', [
      `${name} ${1900 + section * 10 + row}`,
      ' | ',
      `${100 + random.integer(900)} ${unit} `,
      ' | ',
      `${buildWord(random, script)} ${unit}`,
    ]),
  );
}

/** Writes the page as a captured text: one line for each block. */
export const writeText = ({ sections }: PageModel): string =>
  sections
    .flat()
    .map(writeBlock)
    .filter((line) => line !== '')
    .join('\n');

export const writeBlock = ({ tokens }: Block): string =>
  tokens
    .map(({ text }) => text)
    .join('')
    .trim();

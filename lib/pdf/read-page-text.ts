import type { PDFPageProxy } from 'pdfjs-dist';
import { toWellFormed } from '@/lib/base/to-well-formed';
import { attachAccents, findAcuteUse, joinSeparateAccents } from './join-separate-accents';
import type { PdfPageText, TextRun } from './page-text';
import { restoreLetters } from './restore-letters';

type Matrix = readonly [number, number, number, number, number, number];
type AngledRun = TextRun & { angle: number };

/** Reads the text of a page with pdf.js. Repeated text at one place, which imitates bold type, is returned once. */
export async function readPdfPageText(page: PDFPageProxy): Promise<PdfPageText> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const items = content.items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
  const runsOnPage = items
    .map((item) => buildRun(item, viewport.transform as unknown as Matrix)) // pdf.js types the six numbers as an array of any length
    .filter((run) => isOnPage(run, viewport))
    .slice(0, MAX_RUNS);
  const runsWithLetters = restoreLetters(runsOnPage);
  const acuteUse = findAcuteUse(runsWithLetters.map(({ text }) => text));
  const runs = attachAccents(
    runsWithLetters.map((run) => ({ ...run, text: joinSeparateAccents(run.text, acuteUse) })),
  );
  const turned = turnSidewaysPage(runs, viewport.width, viewport.height);
  const upright = turned.runs.filter(({ angle }) => angle === 0);
  return {
    number: page.pageNumber,
    width: turned.width,
    height: turned.height,
    runs: removeRepeatedRuns(upright),
    sideTexts: joinSideTexts(turned.runs.filter(({ angle }) => angle === 90 || angle === 270)),
    language: content.lang,
  };
}

// A page with more of them is a map or a drawing, on which the text has no order.
const MAX_RUNS = 20_000;

/**
 * Returns whether a run begins on the page or near its edge. A reader does not see other text, and a damaged document may place text at
 * numbers that are huge or no numbers.
 */
function isOnPage({ x, y, width, size }: TextRun, page: { width: number; height: number }): boolean {
  const isNear = (position: number, length: number) => position > -0.1 * length && position < 1.1 * length;
  const longSide = Math.max(page.width, page.height);
  return isNear(x, page.width) && isNear(y, page.height) && size < longSide && Math.abs(width) < 3 * longSide;
}

type Item = {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
};

function buildRun(item: Item, [a, b, c, d, e, f]: Matrix): AngledRun {
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = item.transform;
  const [m0, m1, m2, m3] = [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s];
  const degrees = Math.round((Math.atan2(m1, m0) * 180) / Math.PI);
  return {
    text: cleanRunText(item.str),
    x: a * t + c * u + e,
    y: b * t + d * u + f,
    width: item.width,
    size: Math.hypot(m2, m3) || item.height || 1,
    font: item.fontName,
    isRtl: item.dir === 'rtl',
    angle: (degrees + 360) % 360,
  };
}

// Soft hyphens stay until lines are joined, because one at the end of a line is a hyphenation.
const cleanRunText = (text: string): string =>
  toWellFormed(text)
    .replace(/\p{Cc}/gu, (character) => CONTROL_CHARACTERS[character.charCodeAt(0)] ?? '')
    .replace(UNWANTED_CHARACTERS, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(PRESENTATION_FORMS, (character) => RADICALS[character] ?? character.normalize('NFKC'));
// Ligatures, forms of Arabic and Hebrew letters, radicals that stand for Chinese characters, and letters of formulas. A reader would not
// find them by typing.
const PRESENTATION_FORMS =
  /[\u2e80-\u2fd5\ufb00-\ufb06\ufb1d-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc\u{1d400}-\u{1d7ff}]/gu;
const RADICAL_PAIRS =
  '⺁厂 ⺝月 ⺠民 ⺦丬 ⺼肉 ⻁虎 ⻄西 ⻅见 ⻈讠 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙';
// Radicals without a normalised form, and the characters that look the same (Unicode, EquivalentUnifiedIdeograph.txt).
const RADICALS: Record<string, string> = Object.fromEntries(
  RADICAL_PAIRS.split(' ').map(([radical = '', ...character]) => [radical, character.join('')]),
);
// A bitmap font of TeX has no names for its characters. These are their codes in the encoding T1 (LaTeX font encodings, 2.2).
const CONTROL_CHARACTERS: Record<number, string> = {
  9: ' ',
  10: ' ',
  13: ' ',
  16: '“',
  17: '”',
  18: '„',
  19: '«',
  20: '»',
  21: '–',
  22: '—',
  25: 'ı',
  27: 'ff',
  28: 'fi',
  29: 'fl',
  30: 'ffi',
  31: 'ffl',
  127: '-',
};
const UNWANTED_CHARACTERS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Turns a page upright on which most of the text is written from bottom to top or from top to bottom. */
function turnSidewaysPage(
  runs: AngledRun[],
  width: number,
  height: number,
): { runs: AngledRun[]; width: number; height: number } {
  const countCharacters = (angle: number) =>
    runs.reduce((sum, run) => sum + (run.angle === angle ? run.text.length : 0), 0);
  const total = runs.reduce((sum, { text }) => sum + text.length, 0);
  const main = [90, 180, 270].find((angle) => countCharacters(angle) > total * 0.6);
  if (main === undefined) return { runs, width, height };
  const turnedRuns = runs.map((run) => {
    const [x, y] =
      main === 90
        ? [run.y, width - run.x]
        : main === 270
          ? [height - run.y, run.x]
          : [width - run.x, height - run.y];
    return { ...run, x, y, angle: (run.angle - main + 360) % 360 };
  });
  return main === 180
    ? { runs: turnedRuns, width, height }
    : { runs: turnedRuns, width: height, height: width };
}

function removeRepeatedRuns(runs: AngledRun[]): TextRun[] {
  const placesByText = new Map<string, Set<number>>();
  return runs
    .filter(({ text, x, y }) => {
      if (text.trim().length <= 1) return true;
      const place = Math.round(y) * LINE_STEP + Math.round(x);
      const places = placesByText.get(text);
      if (!places) placesByText.set(text, new Set([place]));
      else if (NEIGHBOURS.some((step) => places.has(place + step))) return false;
      else places.add(place);
      return true;
    })
    .map(({ text, x, y, width, size, font, isRtl }) => ({ text, x, y, width, size, font, isRtl }));
}

// A place is a number, in which a point down is this many points to the right. It is larger than every page.
const LINE_STEP = 2 ** 20;
const NEIGHBOURS = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => dy * LINE_STEP + dx));

/** Joins runs that continue each other along the side of the page. */
function joinSideTexts(runs: AngledRun[]): string[] {
  const textByColumn = new Map<number, string>();
  for (const run of runs) {
    const column = Math.round(run.x / 3);
    const key = [column - 1, column, column + 1].find((other) => textByColumn.has(other)) ?? column;
    textByColumn.set(key, `${textByColumn.get(key) ?? ''} ${run.text}`.trim());
  }
  return [...textByColumn.values()];
}

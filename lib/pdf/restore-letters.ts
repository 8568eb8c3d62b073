import type { TextRun } from './page-text';

const ACCENTED_LATIN_1_LETTER = /[\u00c0-\u00ff]/gu;
// A page with fewer letters shows too little of its alphabet.
const MIN_LETTERS = 40;
const MIN_SHARE = 0.7;
// In the encodings T2A of LaTeX and Windows-1251, А to я have the codes of À to ÿ.
const CYRILLIC_OFFSET = 0x0410 - 0x00c0;
const OTHER_CYRILLIC: Record<string, string> = { '\u00bc': 'ё', '\u0153': 'Ё' };

/**
 * Restores letters of fonts that have no names for their letters. pdf.js decodes such letters as Latin-1. `Èçìåðåíèå` becomes `Измерение`. In a
 * German text, `ÿ` becomes `ß`, which has that code in the LaTeX encoding T1.
 */
export function restoreLetters<T extends TextRun>(runs: readonly T[]): T[] {
  const cyrillicFonts = findCyrillicFonts(runs);
  const isGerman = isGermanWithoutEszett(runs.map(({ text }) => text).join(' '));
  if (cyrillicFonts.size === 0 && !isGerman) return [...runs];
  return runs.map((run) => {
    if (cyrillicFonts.has(run.font)) return { ...run, text: toCyrillic(run.text) };
    return isGerman ? { ...run, text: run.text.replace(/(?<=\p{Ll})ÿ/gu, 'ß') } : run;
  });
}

const toCyrillic = (text: string): string =>
  text
    .replace(ACCENTED_LATIN_1_LETTER, (letter) => String.fromCharCode(letter.charCodeAt(0) + CYRILLIC_OFFSET))
    .replace(/[\u00bc\u0153]/gu, (letter) => OTHER_CYRILLIC[letter] ?? letter);

/** Finds the fonts of which most letters are À to ÿ, on a page of which most letters are. A text in Latin script has mostly letters of ASCII. */
function findCyrillicFonts(runs: readonly TextRun[]): Set<string> {
  if (!hasMostlyAccentedLetters(runs.map(({ text }) => text).join(''), MIN_LETTERS)) return new Set();
  const textByFont = new Map<string, string>();
  for (const { font, text } of runs) textByFont.set(font, (textByFont.get(font) ?? '') + text);
  const texts = [...textByFont].filter(([, text]) => hasMostlyAccentedLetters(text, 1));
  return isLikelyCyrillic(texts.map(([, text]) => toCyrillic(text)).join(''))
    ? new Set(texts.map(([font]) => font))
    : new Set();
}

/**
 * Returns whether the letters are about as frequent as in the Slavic languages, in which о, а, е and и are a third of all letters, and щ and ъ
 * are rare. Texts in Greek, Hebrew or KOI8-R have other frequencies when they are decoded as Cyrillic.
 */
function isLikelyCyrillic(text: string): boolean {
  const letterCount = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const frequentCount = text.match(/[оаеи]/giu)?.length ?? 0;
  const rareCount = text.match(/[щъ]/giu)?.length ?? 0;
  return frequentCount > 0.2 * letterCount && rareCount < 0.04 * letterCount;
}

function hasMostlyAccentedLetters(text: string, minimum: number): boolean {
  const letterCount = text.match(/\p{L}/gu)?.length ?? 0;
  return (
    letterCount >= minimum && (text.match(ACCENTED_LATIN_1_LETTER)?.length ?? 0) > MIN_SHARE * letterCount
  );
}

// Only these words show that ÿ stands for ß. Names such as "Ysaÿe" contain a real ÿ, and a text of Switzerland has no ß anyway.
const WORD_WITH_ESZETT =
  /gr[oöuü]ÿ|mäÿ|lieÿ|weiÿ|heiÿ|straÿe|auÿe[rn]|dreiÿig|(?<!\p{L})(?:da|mu|fu|lä|ma)ÿ|müÿ|süÿ|bloÿ|stoÿ|stöÿ|gieÿ|genieÿ|äuÿer|biÿchen/iu;

const isGermanWithoutEszett = (text: string): boolean =>
  WORD_WITH_ESZETT.test(text) &&
  !text.includes('ß') &&
  (text.match(/[äöüÄÖÜ]/g)?.length ?? 0) > (text.match(/[éèàçêùñîô]/g)?.length ?? 0);

import { getRight, type TextRun } from './page-text';

// The accents that are characters of their own, and the combining characters with the same form (Unicode, block Combining Diacritical Marks).
const COMBINING_ACCENTS: Record<string, string> = {
  '`': '\u0300',
  '\u00b4': '\u0301',
  '\u02c6': '\u0302',
  '\u02dc': '\u0303',
  '\u00af': '\u0304',
  '\u02d8': '\u0306',
  '\u02d9': '\u0307',
  '\u00a8': '\u0308',
  '\u02da': '\u030a',
  '\u02dd': '\u030b',
  '\u02c7': '\u030c',
  '\u00b8': '\u0327',
};
// Letters without a dot, over which an accent is set.
const LETTERS_WITHOUT_DOT: Record<string, string> = { '\u0131': 'i', '\u0237': 'j' };

// A grave accent has the code of a quotation mark, so it counts only in a word and over a vowel. Behind a number, an accent is a prime or a degree.
const ACCENT_AND_LETTER =
  /(?<!\p{N})(?:([\u00b4\u02c6\u02dc\u00af\u02d8\u02d9\u00a8\u02da\u02dd\u02c7\u00b8])|(?<=\p{L})(`)(?=[aeiou\u0131]))( ?)(\p{L})/gu;

/** How a page uses the acute accent as a character of its own: as an accent, also as an apostrophe, or it is unknown. */
type AcuteUse = 'accent' | 'apostrophe' | 'unknown';

/**
 * Joins accents that a PDF shows as characters of their own, before their letters: `M\u00a8uller` becomes `M\u00fcller`. Fonts of TeX in the
 * encoding OT1 have no letters with accents (LaTeX font encodings, 2.1). Unicode must have the letter with the accent.
 */
export const joinSeparateAccents = (text: string, acuteUse: AcuteUse = 'unknown'): string =>
  text.replace(
    ACCENT_AND_LETTER,
    (
      whole,
      acuteOrOther: string | undefined,
      grave: string | undefined,
      space: string,
      letter: string,
      start: number,
    ) => {
      const accent = acuteOrOther ?? grave ?? '';
      const before = text.slice(Math.max(0, start - MAX_CONTEXT), start);
      const after = text.slice(start + whole.length - letter.length);
      const isAccent =
        (space === '' || canBeAcrossSpace(accent, before, letter)) &&
        !(accent === ACUTE && isApostrophe(before, after, acuteUse));
      return (isAccent ? combine(accent, letter) : null) ?? whole;
    },
  );

const ACUTE = '\u00b4';
// Characters before an accent that are compared.
const MAX_CONTEXT = 4;

/** Whether a letter that follows an accent and a space has this accent. Only a caron and a cedilla are over or under consonants of most words. */
function canBeAcrossSpace(accent: string, before: string, letter: string): boolean {
  if (Object.hasOwn(LETTERS_WITHOUT_DOT, letter)) return true;
  if (accent === ACUTE || !/\p{L}$/u.test(before)) return false;
  return /[\u02c7\u00b8]/.test(accent) ? /\p{Ll}/u.test(letter) : /[aeiouy]/.test(letter);
}

// "Alzheimer\u00b4s", "I\u00b4m", "we\u00b4re" and "we\u00b4ll".
const CONTRACTION = /^(?:s|m|re|ll)(?!\p{L})/iu;
// "l\u00b4analyse", "qu\u00b4on" and "dell\u00b4anno".
const ELISION = /(?:(?<!\p{L})[cdjlmnst]|qu|ll)$/u;

/** Whether an acute accent between the texts `before` and `after` is an apostrophe. */
function isApostrophe(before: string, after: string, acuteUse: AcuteUse): boolean {
  if (!/\p{L}$/u.test(before) || /^[\u0131\u0237]/.test(after)) return false;
  // "O\u00b4Neill": no capital letter is within a word.
  if (CONTRACTION.test(after) || /^\p{Lu}\p{Ll}/u.test(after)) return true;
  if (acuteUse === 'accent') return false;
  // "S\u00b4anchez" and "L\u00b4eau" are distinguished by the other letters of the page.
  return ELISION.test(acuteUse === 'apostrophe' ? before.toLowerCase() : before);
}

const SEPARATE_ACCENT =
  /\p{L}[\u02c6\u02dc\u00a8\u02dd\u02c7\u00b8](?:\p{Ll}|$)|\p{L}`[aeiou]|\u00b4 ?\u0131/u;
const LETTER_WITH_ACCENT = /[\u00e0-\u00e2\u00e7-\u00f4\u00f9-\u00fb]/iu;

/**
 * Finds out how the texts of a page use the acute accent. A page with other separate accents has them for all letters; one whose letters have
 * their accents needs none.
 */
export function findAcuteUse(texts: readonly string[]): AcuteUse {
  if (texts.some((text) => SEPARATE_ACCENT.test(text))) return 'accent';
  return texts.some((text) => LETTER_WITH_ACCENT.test(text)) ? 'apostrophe' : 'unknown';
}

/** Returns the letter with the accent, or null if Unicode does not have it. */
function combine(accent: string, letter: string): string | null {
  const combined = `${LETTERS_WITHOUT_DOT[letter] ?? letter}${COMBINING_ACCENTS[accent] ?? ''}`.normalize(
    'NFC',
  );
  return [...combined].length === 1 ? combined : null;
}

/**
 * Joins an accent at the end of a run with the letter over which it is, the first one of the next run. `runs` are in the order of the
 * document. The accent of a capital letter is above its line.
 */
export function attachAccents<T extends TextRun>(runs: readonly T[]): T[] {
  const result: T[] = [];
  for (const run of runs) {
    const previous = result.at(-1);
    const joined =
      previous && Object.hasOwn(COMBINING_ACCENTS, previous.text.slice(-1))
        ? joinWithAccent(previous, run)
        : null;
    if (previous && joined) result.splice(-1, 1, ...removeAccent(previous));
    result.push(joined ?? run);
  }
  return result;
}

const removeAccent = <T extends TextRun>(run: T): T[] => {
  const text = run.text.slice(0, -1);
  return text.trim() === '' ? [] : [{ ...run, text }];
};

/** Returns a run whose first letter gets the accent at the end of `previous`, or null if the accent does not belong to it. */
function joinWithAccent<T extends TextRun>(previous: T, run: T): T | null {
  const accentRight = getRight(previous);
  const isOverLetter =
    run.x < accentRight - 0.1 * run.size &&
    run.x > accentRight - 1.1 * run.size &&
    Math.abs(run.y - previous.y) < 0.6 * run.size;
  const [letter = ''] = run.text;
  const combined = isOverLetter && /\p{L}/u.test(letter) ? combine(previous.text.slice(-1), letter) : null;
  return combined === null ? null : { ...run, text: combined + run.text.slice(letter.length) };
}

/** What a text is made of: words as the scores of text extraction count them, and some of its characters. */
export type Characters = { words: number; capitals: number; digits: number; commas: number };

const WORD = 1;
const CAPITAL = 2;
const DIGIT = 4;
const COMMA = 8;

// One pass over numbers: a page of a few thousand words is counted several times in code that has just been loaded, where
// a regular expression over Unicode's classes takes ten times as long. What a character is, is looked up once.
const classes = new Map<number, number>();

function classOf(code: number): number {
  const known = classes.get(code);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(code);
  const found =
    (/[\p{L}\p{N}_]/u.test(character) ? WORD : 0) +
    (/\p{Lu}/u.test(character) ? CAPITAL : 0) +
    (/\d/.test(character) ? DIGIT : 0) +
    (/[,，、]/.test(character) ? COMMA : 0);
  classes.set(code, found);
  return found;
}

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => classOf(code));

/** Counts words, capital letters, digits and commas. */
export function charactersOf(text: string): Characters {
  let [words, capitals, digits, commas, last] = [0, 0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const found = code < 128 ? (ASCII[code] ?? 0) : classOf(text.codePointAt(at) ?? code);
    // A character beyond the basic plane has two units, of which the second tells nothing.
    if (isSecondUnit(code, at, text)) continue;
    words += found & ~last & WORD;
    capitals += (found & CAPITAL) >> 1;
    digits += (found & DIGIT) >> 2;
    commas += (found & COMMA) >> 3;
    last = found;
  }
  return { words, capitals, digits, commas };
}

const isSecondUnit = (code: number, at: number, text: string): boolean =>
  code >= 0xdc00 && code < 0xe000 && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

/** How many words a text has. */
export const wordsIn = (text: string): number => charactersOf(text).words;

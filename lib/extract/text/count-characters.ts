/** What a text is made of: words as the scores of text extraction count them, and some of its characters. */
export type TextCounts = { words: number; capitals: number; digits: number; commas: number };

const WORD = 1;
const CAPITAL = 2;
const DIGIT = 4;
const COMMA = 8;

// One pass over numbers: a page of a few thousand words is counted several times in code that has just been loaded, where
// a regular expression over Unicode's classes takes ten times as long. What a character is, is looked up once.
const classByCode = new Map<number, number>();

function getCharacterClass(code: number): number {
  const cached = classByCode.get(code);
  if (cached !== undefined) return cached;
  const character = String.fromCodePoint(code);
  const characterClass =
    (/[\p{L}\p{N}_]/u.test(character) ? WORD : 0) +
    (/\p{Lu}/u.test(character) ? CAPITAL : 0) +
    (/\d/.test(character) ? DIGIT : 0) +
    (/[,，、]/.test(character) ? COMMA : 0);
  classByCode.set(code, characterClass);
  return characterClass;
}

const ASCII_CLASSES = Uint8Array.from({ length: 128 }, (_, code) => getCharacterClass(code));

/** Counts words, capital letters, digits and commas. */
export function countCharacters(text: string): TextCounts {
  let [words, capitals, digits, commas, previousClass] = [0, 0, 0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const characterClass =
      code < 128 ? (ASCII_CLASSES[code] ?? 0) : getCharacterClass(text.codePointAt(index) ?? code);
    // A character beyond the basic plane has two units, of which the second tells nothing.
    if (isLowSurrogate(code, index, text)) continue;
    words += characterClass & ~previousClass & WORD;
    capitals += (characterClass & CAPITAL) >> 1;
    digits += (characterClass & DIGIT) >> 2;
    commas += (characterClass & COMMA) >> 3;
    previousClass = characterClass;
  }
  return { words, capitals, digits, commas };
}

const isLowSurrogate = (code: number, index: number, text: string): boolean =>
  code >= 0xdc00 && code < 0xe000 && index > 0 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;

/** How many words a text has. */
export const countWords = (text: string): number => countCharacters(text).words;

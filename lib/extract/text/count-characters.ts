/**
 * The numbers of words, capital letters, digits and commas in a text. A word is a run of letters, digits and
 * underscores, as in the benchmarks for text extraction.
 */
export type TextCounts = { words: number; capitals: number; digits: number; commas: number };

const WORD = 1;
const CAPITAL = 2;
const DIGIT = 4;
const COMMA = 8;

// The class of each character is computed only once: a regular expression with Unicode classes takes ten
// times as long, because this code runs before the engine has optimised it.
const classByCode = new Map<number, number>();

function getCharacterClass(codePoint: number): number {
  const cachedClass = classByCode.get(codePoint);
  if (cachedClass !== undefined) return cachedClass;
  const character = String.fromCodePoint(codePoint);
  const characterClass =
    (/[\p{L}\p{N}_]/u.test(character) ? WORD : 0) +
    (/\p{Lu}/u.test(character) ? CAPITAL : 0) +
    (/\d/.test(character) ? DIGIT : 0) +
    (/[,，、]/.test(character) ? COMMA : 0);
  classByCode.set(codePoint, characterClass);
  return characterClass;
}

const ASCII_CLASSES = Uint8Array.from({ length: 128 }, (_, code) => getCharacterClass(code));

/** Counts words, capital letters, digits and commas in one pass. */
export function countCharacters(text: string): TextCounts {
  let [words, capitals, digits, commas, previousClass] = [0, 0, 0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const codeUnit = text.charCodeAt(index);
    const characterClass =
      codeUnit < 128
        ? (ASCII_CLASSES[codeUnit] ?? 0)
        : getCharacterClass(text.codePointAt(index) ?? codeUnit);
    // The low surrogate belongs to the character that was counted with the high surrogate.
    if (isLowSurrogate(codeUnit, index, text)) continue;
    words += characterClass & ~previousClass & WORD;
    capitals += (characterClass & CAPITAL) >> 1;
    digits += (characterClass & DIGIT) >> 2;
    commas += (characterClass & COMMA) >> 3;
    previousClass = characterClass;
  }
  return { words, capitals, digits, commas };
}

const isLowSurrogate = (codeUnit: number, index: number, text: string): boolean =>
  codeUnit >= 0xdc00 && codeUnit < 0xe000 && index > 0 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;

/** Returns the number of words of a text. */
export const countWords = (text: string): number => countCharacters(text).words;

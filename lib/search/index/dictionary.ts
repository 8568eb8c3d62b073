/** A list of distinct texts. The code of a text is its position. `getOrAddCode` adds a missing text. The empty text has the code 0. */
export type Dictionary = { texts: string[]; getOrAddCode: (text: string) => number };

/** Creates a dictionary that contains only the empty text. */
export function createDictionary(): Dictionary {
  const texts = [''];
  const codes = new Map([['', 0]]);
  return {
    texts,
    getOrAddCode: (text) => {
      const knownCode = codes.get(text);
      if (knownCode !== undefined) return knownCode;
      const code = texts.push(text) - 1;
      codes.set(text, code);
      return code;
    },
  };
}

/** Returns the dictionary's copy of the text, and adds it if there is none, so that equal texts are in memory once. */
export const internText = ({ texts, getOrAddCode }: Dictionary, text: string): string =>
  texts[getOrAddCode(text)] ?? text;

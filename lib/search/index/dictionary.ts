/** A dictionary of texts, in which each text has a number. The empty text has the number 0. */
export type Dictionary = { texts: string[]; getCode: (text: string) => number };

/** Creates a dictionary that contains only the empty text. */
export function createDictionary(): Dictionary {
  const texts = [''];
  const codes = new Map([['', 0]]);
  return {
    texts,
    getCode: (text) => {
      const knownCode = codes.get(text);
      if (knownCode !== undefined) return knownCode;
      const code = texts.push(text) - 1;
      codes.set(text, code);
      return code;
    },
  };
}

/** Returns the equal text of the dictionary, so that the other one need not stay in memory. */
export const shareText = ({ texts, getCode }: Dictionary, text: string): string =>
  texts[getCode(text)] ?? text;

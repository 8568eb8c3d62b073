/** Normalises a string for matching: lower case, no accents, and no compatibility characters such as `ﬁ` and `Ａ` (NFKD). */
export function normalizeForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .normalize('NFC');
}

// These are the accents that people often omit when they type. Marks of other scripts, such as Devanagari vowels and Japanese
// voicing marks, change the word and are not removed.
const COMBINING_MARKS = /[\u0300-\u036f]/g;

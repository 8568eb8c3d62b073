/** Normalises a text for matching: lower case, without accents, compatibility forms (`ﬁ`, `Ａ`) replaced (Unicode NFKD). */
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

// Only accents that people also omit when they type. Marks of other scripts (Devanagari vowels, Japanese voicing) change
// the word and are kept.
const COMBINING_MARKS = /[\u0300-\u036f]/g;

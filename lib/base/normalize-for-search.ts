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

// The accents of Latin, Greek and Cyrillic script, which people often omit when they type. The combining marks of other scripts, such as
// Devanagari vowel signs and Japanese voicing marks, are not removed, because they distinguish words.
const COMBINING_MARKS = /[\u0300-\u036f]/g;

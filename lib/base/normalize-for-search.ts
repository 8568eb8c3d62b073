/** A text for comparison and search: lower case, without accents, compatible forms (`ﬁ`, `Ａ`) replaced (Unicode NFKD). */
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

// Accents of scripts that people also write without them. Marks of other scripts (Devanagari vowels, Japanese voicing) are
// letters of the word and stay.
const COMBINING_MARKS = /[\u0300-\u036f]/g;

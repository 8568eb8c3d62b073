/** A text as it is compared and searched: without case, accents and the difference of compatible forms (`ﬁ`, `Ａ`). */
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

// Accents of the scripts that are also written without them. Marks of other scripts (Devanagari vowels, Japanese voicing)
// are letters of a word and stay.
const COMBINING_MARKS = /[\u0300-\u036f]/g;

import { getTerm, type Locale } from './locale';

type Marks = { open: string; close: string; openInner: string; closeInner: string };

/** Returns the outer and the inner quotation marks of a locale. */
export const getQuotationMarks = (locale: Locale): Marks => ({
  open: getTerm(locale, 'open-quote') ?? '“',
  close: getTerm(locale, 'close-quote') ?? '”',
  openInner: getTerm(locale, 'open-inner-quote') ?? '‘',
  closeInner: getTerm(locale, 'close-inner-quote') ?? '’',
});

const CLOSING_MARKS: Record<string, string> = { '"': '"', "'": "'", '“': '”', '‘': '’' };

/**
 * Replaces the quotation marks in a text by those of the locale, and straight apostrophes by curly ones.
 * - Double marks become outer marks, and single marks become inner marks.
 * - With `isQuoted`, the text is itself in quotation marks, so all marks become inner marks.
 * - A mark without a partner and the curly marks of another language do not change.
 */
export function convertQuotationMarks(text: string, locale: Locale, isQuoted: boolean): string {
  if (!/["'“”‘’]/.test(text)) return text;
  const marks = getQuotationMarks(locale);
  const characters = [...text];
  for (const [start, end] of findPairs(characters)) {
    const original = characters[start];
    if (!isKnownMark(original, marks)) continue;
    const isSingle = original === "'" || (original === '‘' && marks.open !== '‘');
    const isInner = isQuoted || isSingle || original === marks.openInner;
    characters[start] = isInner ? marks.openInner : marks.open;
    characters[end] = isInner ? marks.closeInner : marks.close;
  }
  return characters.join('').replaceAll("'", '’');
}

const isKnownMark = (mark: string | undefined, { open, openInner }: Marks): boolean =>
  mark === '"' || mark === "'" || mark === open || mark === openInner;

/** Returns the positions of the pairs of quotation marks. An apostrophe within a word is no quotation mark. */
function findPairs(characters: readonly string[]): [start: number, end: number][] {
  const pairs: [number, number][] = [];
  const openPositions: number[] = [];
  for (const [index, character] of characters.entries()) {
    if (!/["'“”‘’]/.test(character)) continue;
    const [before = ' ', after = ' '] = [characters[index - 1], characters[index + 1]];
    const start = openPositions.at(-1);
    const isClosing = start !== undefined && CLOSING_MARKS[characters[start] ?? ''] === character;
    if (isClosing && !/[\p{L}\p{N}]/u.test(after)) {
      openPositions.pop();
      pairs.push([start, index]);
    } else if (/["'“‘]/.test(character) && /[\s([{—–/-]/.test(before) && /\S/.test(after))
      openPositions.push(index);
  }
  return pairs;
}

import type { Piece } from './pieces';

/**
 * Removes doubled punctuation and spaces between adjacent pieces: "et al." and "." become "et al.". With `isPunctuationInQuote`, moves a
 * period or comma that follows a closing quotation mark before this mark. Does not change the inside of pieces.
 */
export function mergePunctuation(pieces: readonly Piece[], isPunctuationInQuote: boolean): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const text = piece.quotationMark
      ? piece.text
      : mergeWithPrevious(merged, piece.text, isPunctuationInQuote);
    if (text !== '') merged.push({ ...piece, text });
  }
  return merged.filter(({ text }) => text !== '');
}

/** Merges the start of a string into the pieces before it: changes the last of `merged`, and returns the rest of the string. */
function mergeWithPrevious(merged: Piece[], text: string, isPunctuationInQuote: boolean): string {
  const closingCount = /^[.,]/.test(text) ? countClosingQuotationMarks(merged) : 0;
  const quotedPiece = closingCount > 0 ? merged[merged.length - closingCount - 1] : undefined;
  // A question or exclamation mark inside quotation marks already ends the sentence.
  const isSuperfluous = text.startsWith('.') && /[!?]$/.test(quotedPiece?.text ?? '');
  if (quotedPiece && (isPunctuationInQuote || isSuperfluous)) {
    quotedPiece.text = appendMark(quotedPiece.text, text.slice(0, 1));
    return text.slice(1);
  }
  const previous = merged.at(-1);
  if (!previous || previous.quotationMark) return text;
  const [before, after] = mergeAtBoundary(previous.text, text);
  previous.text = before;
  return after;
}

function countClosingQuotationMarks(pieces: readonly Piece[]): number {
  let count = 0;
  while (pieces[pieces.length - 1 - count]?.quotationMark === 'close') count++;
  return count;
}

const MARKS = /^[.,:;!?]$/;

/** Merges the last character of a string with the first character of the next string. */
function mergeAtBoundary(before: string, after: string): [before: string, after: string] {
  if (/\s$/.test(before) && /^\s/.test(after)) return [before, after.slice(1)];
  const mark = after.slice(0, 1);
  if (!MARKS.test(mark) || !MARKS.test(before.slice(-1))) return [before, after];
  return [appendMark(before, mark), after.slice(1)];
}

/** Appends a punctuation mark to a string. Of this mark and the mark at the end of the string, only the stronger one stays: "?" of "?.". */
function appendMark(text: string, mark: string): string {
  const last = text.slice(-1);
  if (last === mark) return text;
  if (mark === '.' && /[!?:;]/.test(last)) return text;
  if (mark === ':' && /[!?;]/.test(last)) return text;
  if (/[!?]/.test(mark) && /[:;]/.test(last)) return text.slice(0, -1) + mark;
  return text + mark;
}

import type { Piece } from './pieces';

/**
 * Joins pieces and removes doubled punctuation and spaces where two pieces meet: "et al." and "." become "et al.". With
 * `isPunctuationInQuote`, a period or comma after a closing quotation mark moves in front of it. Inside of a piece nothing changes.
 */
export function mergePunctuation(pieces: readonly Piece[], isPunctuationInQuote: boolean): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const text = piece.quote ? piece.text : mergeWithPrevious(merged, piece.text, isPunctuationInQuote);
    if (text !== '') merged.push({ ...piece, text });
  }
  return merged.filter(({ text }) => text !== '');
}

/** Merges the start of a string with the pieces before it, which it changes, and returns the rest of the string. */
function mergeWithPrevious(merged: Piece[], text: string, isPunctuationInQuote: boolean): string {
  const quoteCount = /^[.,]/.test(text) ? countClosingQuotes(merged) : 0;
  const quoted = quoteCount > 0 ? merged[merged.length - quoteCount - 1] : undefined;
  // A question in quotation marks ends a sentence.
  const isSuperfluous = text.startsWith('.') && /[!?]$/.test(quoted?.text ?? '');
  if (quoted && (isPunctuationInQuote || isSuperfluous)) {
    quoted.text = joinMarks(quoted.text, text.slice(0, 1));
    return text.slice(1);
  }
  const previous = merged.at(-1);
  if (!previous || previous.quote) return text;
  const [before, after] = mergeSeam(previous.text, text);
  previous.text = before;
  return after;
}

function countClosingQuotes(pieces: readonly Piece[]): number {
  let count = 0;
  while (pieces[pieces.length - 1 - count]?.quote === 'close') count++;
  return count;
}

const MARKS = /^[.,:;!?]$/;

/** Merges the last character of a string and the first of the next. */
function mergeSeam(before: string, after: string): [before: string, after: string] {
  if (/\s$/.test(before) && /^\s/.test(after)) return [before, after.slice(1)];
  const mark = after.slice(0, 1);
  if (!MARKS.test(mark) || !MARKS.test(before.slice(-1))) return [before, after];
  return [joinMarks(before, mark), after.slice(1)];
}

/** Appends a punctuation mark to a string, unless the mark at its end makes it superfluous. */
function joinMarks(text: string, mark: string): string {
  const last = text.slice(-1);
  if (last === mark) return text;
  if (mark === '.' && /[!?:;]/.test(last)) return text;
  if (mark === ':' && /[!?;]/.test(last)) return text;
  if (/[!?]/.test(mark) && /[:;]/.test(last)) return text.slice(0, -1) + mark;
  return text + mark;
}

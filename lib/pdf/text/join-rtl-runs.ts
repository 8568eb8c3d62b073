import type { TextRun } from '../page-text';
import { RTL_LETTER } from './rtl-lines';

/** A part of a line as it is shown: a word or number from left to right, a text from right to left, or one other character. */
type Piece = { kind: 'word' | 'number' | 'rtl' | 'other'; text: string };

/**
 * Joins the runs of a line from right to left, which are given from left to right. Reverses the Unicode Bidirectional Algorithm (UAX 9): words
 * from left to right stay in their order, with the numbers and signs between them; other parts are read from right to left.
 * `hasSpaceBetween` says whether there is a space between two runs beside each other.
 */
export function joinRtlRuns(
  runs: readonly TextRun[],
  hasSpaceBetween: (left: TextRun, right: TextRun) => boolean,
): string {
  const isArabic = runs.some(({ text }) => /\p{Script=Arabic}/u.test(text));
  const pieces = joinNumbers(
    runs.flatMap((run, index) => {
      const next = runs[index + 1];
      const space: Piece[] = next && hasSpaceBetween(run, next) ? [{ kind: 'other', text: ' ' }] : [];
      return [...splitRun(run.text), ...space];
    }),
    isArabic,
  );
  const parts = joinPhrases(pieces);
  // Some programs store the brackets that a reader sees, and others those that a writer typed.
  const [typed, turned] = [joinParts(parts, (text) => text), joinParts(parts, turnBrackets)];
  return countWrongBrackets(turned) < countWrongBrackets(typed) ? turned : typed;
}

const joinParts = (parts: readonly Piece[], change: (text: string) => string): string =>
  parts
    .map(({ kind, text }) => (kind === 'word' ? text : change(text)))
    .reverse()
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** Divides the text of a run. pdf.js gives text from right to left in the order in which it is read. */
function splitRun(text: string): Piece[] {
  if (RTL_LETTER.test(text)) return [{ kind: 'rtl', text }];
  return (text.match(PIECE) ?? []).map((part) => ({ kind: findKind(part), text: part }));
}

const PIECE = /\p{N}+|\p{L}[\p{L}\p{M}\p{N}]*|./gsu;

const findKind = (text: string): Piece['kind'] =>
  /^\p{N}/u.test(text) ? 'number' : /^\p{L}/u.test(text) ? 'word' : 'other';

/** Joins the parts of numbers with signs: "3.5", "1,250", "4/5", "20%", "$20". Arabic reads "2005-1990" from right to left (UAX 9, W4). */
function joinNumbers(pieces: readonly Piece[], isArabic: boolean): Piece[] {
  const separator = isArabic ? /^[.,:/]$/ : /^[.,:/-]$/;
  const result: Piece[] = [];
  pieces.forEach((piece, index) => {
    const last = result.at(-1);
    const isSign =
      piece.kind === 'other' &&
      (/^[%‰°٪€$£]$/u.test(piece.text) ||
        (separator.test(piece.text) && pieces[index + 1]?.kind === 'number'));
    // Two numbers beside each other are one number in two fonts.
    if (last?.kind === 'number' && (isSign || piece.kind === 'number')) last.text += piece.text;
    else if (piece.kind === 'number' && last && /^[$€£]$/.test(last.text))
      result[result.length - 1] = { kind: 'number', text: last.text + piece.text };
    else result.push({ ...piece });
  });
  return result;
}

/** Joins each phrase from left to right: from its first to its last word or number, and the bracket that closes one in it. */
function joinPhrases(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let index = 0;
  while (index < pieces.length) {
    const end = findPhraseEnd(pieces, index);
    const phrase = pieces.slice(index, end);
    if (phrase.some(({ kind }) => kind === 'word')) {
      result.push({ kind: 'word', text: phrase.map(({ text }) => text).join('') });
      index = end;
    } else {
      // No part of a phrase without a word is a phrase with one.
      result.push(...pieces.slice(index, Math.max(end, index + 1)));
      index = Math.max(end, index + 1);
    }
  }
  return result;
}

/** Returns the index after the phrase that begins with a word or number at `start`. Other pieces begin no phrase. */
function findPhraseEnd(pieces: readonly Piece[], start: number): number {
  const isStrong = (piece: Piece | undefined) => piece?.kind === 'word' || piece?.kind === 'number';
  if (!isStrong(pieces[start])) return start;
  let end = start + 1;
  for (let index = start; index < pieces.length && pieces[index]?.kind !== 'rtl'; index += 1)
    if (isStrong(pieces[index])) end = index + 1;
  const text = pieces
    .slice(start, end)
    .map((piece) => piece.text)
    .join('');
  const isOpen = OPENING.some(
    (bracket, index) => text.lastIndexOf(bracket) > text.lastIndexOf(CLOSING[index] ?? ''),
  );
  return isOpen && CLOSING.includes(pieces[end]?.text ?? '') ? end + 1 : end;
}

const OPENING = ['(', '[', '{'];
const CLOSING = [')', ']', '}'];

const BRACKETS: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
};
const WRONG_BRACKETS = /[([{«](?=\s|$)|(?<=[\p{L}\p{N}])[([{«]|(?<=^|\s)[)\]}»]|[)\]}»](?=[\p{L}\p{N}])/gu;

const turnBrackets = (text: string): string =>
  text.replace(/[()[\]{}«»]/g, (bracket) => BRACKETS[bracket] ?? bracket);

const countWrongBrackets = (text: string): number => text.match(WRONG_BRACKETS)?.length ?? 0;

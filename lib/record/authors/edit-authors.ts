import { splitAuthors } from './split-authors';

/**
 * Splits each entered line into names (`splitAuthors`) and removes blank lines. A line that is in `initialNames` stays unchanged, because
 * the reader did not edit it.
 */
export const splitChangedAuthors = (names: readonly string[], initialNames: readonly string[]): string[] =>
  names.flatMap((name) => (initialNames.includes(name) ? [name] : splitAuthors(name)));

/**
 * Inserts pasted names into a text that has one name on each line. Returns all names. Returns null if the pasted text has fewer
 * than two names; the browser then pastes it unchanged.
 */
export function pasteAuthors(
  text: string,
  selection: { start: number; end: number },
  pastedText: string,
): string[] | null {
  const pastedNames = splitAuthors(pastedText);
  if (pastedNames.length < 2) return null;
  const textBefore = text.slice(0, selection.start);
  const textAfter = text.slice(selection.end);
  const lines = `${textBefore}\n${pastedNames.join('\n')}\n${textAfter}`.split('\n');
  return lines.filter((line) => line.trim() !== '');
}

import { splitAuthors } from './split-authors';

/** Splits the names that are not in `initialNames`, and removes blank lines. A name in `initialNames` stays unchanged. */
export const splitChangedAuthors = (names: readonly string[], initialNames: readonly string[]): string[] =>
  names.flatMap((name) => (initialNames.includes(name) ? [name] : splitAuthors(name)));

/**
 * Pastes names into a text that has one name on each line. Returns the names, or null if there is nothing to split, so
 * that the browser pastes the text unchanged.
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

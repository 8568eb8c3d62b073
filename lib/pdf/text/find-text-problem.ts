/**
 * `no-text` means that the pages are pictures. `unreadable` means that the PDF does not say which characters its
 * letters are.
 */
export type TextProblem = 'no-text' | 'unreadable';

// A scanned page may have some characters, such as a stamp.
const MIN_CHARACTERS_PER_PAGE = 12;
const MAX_UNREADABLE_SHARE = 0.25;

/** Returns the problem of a text that is missing or unreadable, or null. */
export function findTextProblem(pages: readonly { text: string }[]): TextProblem | null {
  const text = pages
    .map((page) => page.text)
    .join('')
    .replace(/\s/g, '');
  if (text.length < pages.length * MIN_CHARACTERS_PER_PAGE) return 'no-text';
  const unreadableCount = text.match(/[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}]/gu)?.length ?? 0;
  return unreadableCount > text.length * MAX_UNREADABLE_SHARE ? 'unreadable' : null;
}

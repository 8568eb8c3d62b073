/** Returns the number of the page, from 1, that an offset in the text of a PDF belongs to. `pageStarts` are the offsets of its pages. */
export function getPageNumber(pageStarts: readonly number[], offset: number): number {
  // A page without text begins where the next one begins, so the last page that begins there is the right one.
  const index = pageStarts.findLastIndex((start) => start <= offset);
  return Math.max(1, index + 1);
}

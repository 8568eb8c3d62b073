import { type Squeezed, squeezed } from './squeezed';

/** Words and what stands around them, any of it empty. */
export type WordsInContext = { exact: string; prefix: string; suffix: string };

/** A place in a text, UTF-16 positions, the end not in it. */
export type TextRange = { start: number; end: number };

/**
 * Where words stand in a text, however its white space runs; null where they don't. Among several places the one whose
 * surroundings fit best is taken, then the one nearest to `near`.
 */
export function findWords(
  { exact, prefix, suffix }: WordsInContext,
  text: string,
  near: number | null,
): TextRange | null {
  const page = squeezed(text);
  const words = squeezed(exact).text;
  if (words === '') return null;
  const wanted = near === null ? 0 : squeezed(text.slice(0, near)).text.length;
  const [before, after] = [squeezed(prefix).text, squeezed(suffix).text];
  let best: { at: number; fit: number } | null = null;
  for (const at of placesOf(words, page.text)) {
    const fit = fitOf(page.text, at, at + words.length, before, after);
    const isNearer = best !== null && Math.abs(at - wanted) < Math.abs(best.at - wanted);
    if (best === null || fit > best.fit || (fit === best.fit && isNearer)) best = { at, fit };
  }
  return best && rangeIn(page, best.at, best.at + words.length);
}

/** The range in the original of a stretch of its squeezed text. */
export function rangeIn(page: Squeezed, from: number, to: number): TextRange {
  return { start: page.indexAt(from), end: page.indexAt(to - 1) + 1 };
}

// A single letter may stand in a text a million times; the first thousands tell enough.
const MOST_PLACES = 5_000;

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(words, at + 1))
    places.push(at);
  return places;
}

/** How many signs of the surroundings agree, counted outwards from the words. */
function fitOf(text: string, start: number, end: number, before: string, after: string): number {
  let left = 0;
  while (left < before.length && before.at(-1 - left) === text[start - 1 - left]) left += 1;
  let right = 0;
  while (right < after.length && after[right] === text[end + right]) right += 1;
  return left + right;
}

/**
 * A text without what may differ between a page and its captured text: white space, invisible characters, and the forms of
 * quotation marks and dashes. `getOriginalIndex` converts an offset in `text` to the offset in the original text.
 */
export type NormalizedText = { text: string; getOriginalIndex: (position: number) => number };

/** Normalises a text for matching. Apart from removed characters, lengths do not change, so that offsets can be converted back. */
export function normalizeForMatching(original: string): NormalizedText {
  const text = original
    .replace(IGNORED_CHARACTERS, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-');
  return { text, getOriginalIndex: (position) => findOriginalIndex(original, position) };
}

// These are white space, soft hyphens, zero-width characters, direction marks and NUL.
const IGNORED_CHARACTERS = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\0]+/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

// A table of all offsets would be faster, but it would take 80 MB for a text of 20 MB.
function findOriginalIndex(original: string, position: number): number {
  let remaining = position;
  let segmentStart = 0;
  for (const ignored of original.matchAll(IGNORED_CHARACTERS)) {
    const segmentLength = ignored.index - segmentStart;
    if (remaining < segmentLength) break;
    remaining -= segmentLength;
    segmentStart = ignored.index + ignored[0].length;
  }
  return segmentStart + remaining;
}

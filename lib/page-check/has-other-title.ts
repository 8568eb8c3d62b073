import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { isTitlePrefix } from '@/lib/record/duplicates/similar-title';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';

// The share of common pairs of characters below which two titles name different works. Words are not compared, because scripts without spaces
// have none, and a headline is often edited.
const MIN_COMMON_SHARE = 0.4;

/**
 * Whether the title of a page differs greatly from the titles that the source had when it was captured, so that it is the title of another
 * work. A title with a new subtitle is not. False if one of them is unknown.
 */
export function hasOtherTitle({ title, provenance }: Source, extraction: Extraction): boolean {
  const current = extraction.title[0]?.value ?? '';
  const earlier = [title, provenance.title?.candidates[0]?.value].flatMap((known) => known ?? []);
  const comparable = earlier.filter((known) => listPairs(known).length > 0);
  return (
    listPairs(current).length > 0 &&
    comparable.length > 0 &&
    comparable.every(
      (known) => !isTitlePrefix(known, current) && getCommonShare(known, current) < MIN_COMMON_SHARE,
    )
  );
}

/** Returns the share of pairs of characters that two titles have in common (Sørensen–Dice coefficient), from 0 to 1. */
function getCommonShare(a: string, b: string): number {
  const [pairsOfA, pairsOfB] = [listPairs(a), listPairs(b)];
  const remaining = [...pairsOfB];
  const common = pairsOfA.filter((pair) => {
    const index = remaining.indexOf(pair);
    if (index >= 0) remaining.splice(index, 1);
    return index >= 0;
  });
  return (2 * common.length) / (pairsOfA.length + pairsOfB.length);
}

// Titles are short. A longer text is not compared as a whole.
const MAX_LENGTH = 300;

function listPairs(title: string): string[] {
  const text = normalizeForSearch(title)
    .slice(0, MAX_LENGTH)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) =>
    text.slice(index, index + 2),
  ).filter((pair) => !pair.includes(' '));
}

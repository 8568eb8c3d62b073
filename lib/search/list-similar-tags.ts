import { isOneEditApart } from '@/lib/base/one-edit-apart';
import { MIN_TAG_LENGTH_FOR_TYPOS, stemTag } from './find-similar-tags';

/** Two tags that may mean the same, in alphabetical order. */
export type TagPair = readonly [string, string];

/**
 * Lists the pairs of tags that differ in an ending, in one letter, or in the order or separation of their words. Compares only tags
 * with a common key, so that the time grows with the number of tags and not with its square.
 */
export function listSimilarTagPairs(tags: string[]): TagPair[] {
  const pairs = new Map<string, TagPair>();
  for (const [key, tagsOfKey] of groupByKey(tags)) {
    const similarPairs = listPairs(tagsOfKey).filter(
      ([a, b]) => !key.startsWith(DELETION_KEY_PREFIX) || isTypo(a, b),
    );
    for (const pair of similarPairs) pairs.set(getTagPairKey(...pair), pair);
  }
  return [...pairs.values()].sort(([a], [b]) => (a < b ? -1 : 1));
}

function groupByKey(tags: string[]): Map<string, string[]> {
  const tagsByKey = new Map<string, string[]>();
  for (const tag of tags)
    for (const key of new Set(listKeys(tag))) {
      const tagsOfKey = tagsByKey.get(key);
      if (tagsOfKey) tagsOfKey.push(tag);
      else tagsByKey.set(key, [tag]);
    }
  return tagsByKey;
}

// Tags with different numbers, such as `report-2019` and `report-2020`, are different.
const isTypo = (a: string, b: string): boolean => isOneEditApart(a, b) && getDigits(a) === getDigits(b);

const getDigits = (tag: string): string => tag.replace(/\D/g, '');

/** Returns the key of a pair of tags. It does not depend on their order. */
export const getTagPairKey = (a: string, b: string): string => [a, b].sort().join(' ');

// If more than this number of tags have a common key, they are a series, such as `part-a`, `part-b`, …, and not similar tags.
const MAX_TAGS_PER_KEY = 8;
const DELETION_KEY_PREFIX = 'deletion ';

/**
 * Returns keys from the stems of the tag, and keys (`DELETION_KEY_PREFIX`) from its letters, also with one letter left out. Tags with
 * a common key may be similar.
 */
function listKeys(tag: string): string[] {
  const stems = tag.split(/[-/]/).map(stemTag);
  const keys = [`words ${[...stems].sort().join('-')}`, `letters ${stems.join('')}`];
  if (tag.length < MIN_TAG_LENGTH_FOR_TYPOS - 1) return keys;
  const deletions = [...tag].map((_, index, letters) => letters.toSpliced(index, 1).join(''));
  return [...keys, ...[tag, ...deletions].map((letters) => `${DELETION_KEY_PREFIX}${letters}`)];
}

function listPairs(tags: string[]): TagPair[] {
  if (tags.length > MAX_TAGS_PER_KEY) return [];
  return tags.flatMap((first, index) =>
    tags.slice(index + 1).map((second): TagPair => (first < second ? [first, second] : [second, first])),
  );
}

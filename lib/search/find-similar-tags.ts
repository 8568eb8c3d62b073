import { isOneEditApart } from '@/lib/base/one-edit-apart';

/**
 * Returns at most three existing tags that may mean the same as `tag`. Tags are similar if one contains all words of the other
 * ("ai-safety", "safety"), or if they differ in an ending or in one letter. Returns nothing if `tag` itself exists.
 */
export function suggestSimilarTags(tag: string, existingTags: string[]): string[] {
  if (tag === '' || existingTags.includes(tag)) return [];
  return existingTags
    .filter((existingTag) => hasWordSubset(tag, existingTag) || isNearlySame(tag, existingTag))
    .slice(0, 3);
}

function hasWordSubset(a: string, b: string): boolean {
  const [fewerWords, moreWords] = [a.split('-'), b.split('-')].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ];
  return fewerWords.length < moreWords.length && fewerWords.every((word) => moreWords.includes(word));
}

/** Removes the endings of plurals and -ing forms: policies becomes policy; models and modelling become model. */
export const stemTag = (tag: string): string =>
  tag
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z]{3})(?:es|s|l?ing)$/, '')
    .replace(/(?<=[a-z]{3})e$/, '');

/** Two shorter tags that differ in one letter are usually different words. */
export const MIN_TAG_LENGTH_FOR_TYPOS = 6;

function isNearlySame(a: string, b: string): boolean {
  if (stemTag(a) === stemTag(b)) return true;
  return a.length >= MIN_TAG_LENGTH_FOR_TYPOS && Math.abs(a.length - b.length) <= 1 && isOneEditApart(a, b);
}

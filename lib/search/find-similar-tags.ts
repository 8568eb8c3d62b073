/**
 * Finds at most three existing tags that may mean the same as `tag`: one contains all words of the other ("ai-safety",
 * "safety"), or they differ in an ending or one letter ("alignement"). Empty for an existing tag.
 */
export function findSimilarTags(tag: string, existingTags: string[]): string[] {
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

// Plurals and -ing forms: policy · policies, model · models · modelling.
const stemTag = (tag: string): string =>
  tag
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z]{3})(?:es|s|l?ing)$/, '')
    .replace(/(?<=[a-z]{3})e$/, '');

function isNearlySame(a: string, b: string): boolean {
  if (stemTag(a) === stemTag(b)) return true;
  return a.length > 5 && Math.abs(a.length - b.length) <= 1 && isOneEditApart(a, b);
}

function isOneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const shortRest = short.length === long.length ? short.slice(start + 1) : short.slice(start);
  return shortRest === long.slice(start + 1);
}

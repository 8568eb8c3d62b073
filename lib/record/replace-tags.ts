/** Returns whether a tag is `parent` or nested below it: `ai/safety` is nested below `ai`. */
export const isTagWithin = (tag: string, parent: string): boolean =>
  tag === parent || tag.startsWith(`${parent}/`);

/**
 * Replaces each tag of `from` by `to`, also in nested tags: with `ai` and `ml`, `ai/safety` becomes `ml/safety`. If `to` is null, removes
 * these tags and their nested tags. The result has no duplicates.
 */
export function replaceTags(tags: string[], from: string[], to: string | null): string[] {
  const newTags = tags.flatMap((tag) => {
    const parent = from.find((replacedTag) => isTagWithin(tag, replacedTag));
    if (parent === undefined) return tag;
    return to === null ? [] : `${to}${tag.slice(parent.length)}`;
  });
  return [...new Set(newTags)];
}

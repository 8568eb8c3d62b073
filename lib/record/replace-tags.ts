/** Returns whether a tag is `parent` or below it, as `ai/safety` is below `ai`. */
export const isTagWithin = (tag: string, parent: string): boolean =>
  tag === parent || tag.startsWith(`${parent}/`);

/**
 * Replaces each of `from` by `to`, also where it is the beginning of a tag below it; `to` null removes these tags. Every tag is
 * listed once, in its first place.
 */
export function replaceTags(tags: string[], from: string[], to: string | null): string[] {
  const replaced = tags.flatMap((tag) => {
    const parent = from.find((replacedTag) => isTagWithin(tag, replacedTag));
    if (parent === undefined) return tag;
    return to === null ? [] : `${to}${tag.slice(parent.length)}`;
  });
  return [...new Set(replaced)];
}

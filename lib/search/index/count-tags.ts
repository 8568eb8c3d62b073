import type { LibraryIndex } from './library-index';

/** A tag with the number of sources outside the bin: those that have it, and (`total`) also those with a tag below it. */
export type TagCount = { tag: string; count: number; total: number };

/** Counts the sources of every tag, in the order of the tags. A tag that only groups those below it has the count 0. */
export function countTags({ columns }: LibraryIndex): TagCount[] {
  const { texts } = columns.dictionaries.tags;
  const bin = columns.dictionaries.sections.texts.indexOf('bin');
  const ancestorsByCode = texts.map(listAncestors);
  const counts = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const [position, codes] of columns.tags.entries()) {
    if (columns.isLive[position] !== 1 || columns.sections[position] === bin) continue;
    for (const code of codes) increase(counts, texts[code] ?? '');
    for (const tag of new Set(codes.flatMap((code) => ancestorsByCode[code] ?? []))) increase(totals, tag);
  }
  return [...totals]
    .map(([tag, total]) => ({ tag, count: counts.get(tag) ?? 0, total }))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** Returns a tag with the tags above it: `a/b` gives `a` and `a/b`. */
function listAncestors(tag: string): string[] {
  const parts = tag.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

const increase = (counts: Map<string, number>, tag: string): void => {
  counts.set(tag, (counts.get(tag) ?? 0) + 1);
};

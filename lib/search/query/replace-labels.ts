import { normalizeForSearch } from '@/lib/base/normalize-for-search';
import { replaceFieldParts } from './split-query';

/** A label that the reader sees for a value of a field, and the part of a search that finds it, such as `subtype:news_article`. */
export type ValueLabel = { fieldWord: string; label: string; part: string };

/**
 * Creates the function that replaces labels in a search text by the values that the index knows, so that `subtype:"news article"` finds what
 * `subtype:news_article` finds. `getLabels` is called once, for the first text that may name a field. Case, accents and the characters that
 * join words do not matter. A value that the index knows is not replaced, even if it is also a label.
 */
export function createLabelReplacer(getLabels: () => readonly ValueLabel[]): (text: string) => string {
  let lookup: LabelLookup | undefined;
  return (text) => {
    if (!text.includes(':')) return text;
    lookup ??= buildLookup(getLabels());
    const { parts, partByLabel } = lookup;
    return replaceFieldParts(text, (fieldWord, value) =>
      parts.has(`${fieldWord}:${value.toLowerCase()}`)
        ? undefined
        : partByLabel.get(getLabelKey(fieldWord, value)),
    );
  };
}

type LabelLookup = { parts: ReadonlySet<string>; partByLabel: ReadonlyMap<string, string> };

const buildLookup = (labels: readonly ValueLabel[]): LabelLookup => ({
  parts: new Set(labels.map(({ part }) => part)),
  // If several values have the same label, the first one is found.
  partByLabel: new Map(
    labels.toReversed().map(({ fieldWord, label, part }) => [getLabelKey(fieldWord, label), part]),
  ),
});

const getLabelKey = (fieldWord: string, label: string): string =>
  `${fieldWord}:${normalizeForSearch(label)
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()}`;

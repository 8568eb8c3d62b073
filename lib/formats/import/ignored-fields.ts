/** A field of a file that the import does not read, and the number of items that have it. */
export type IgnoredField = { name: string; count: number };

/** Counts the names of ignored fields while a file is read. Stores only the counts, and not the names of each item. */
export type IgnoredFieldCounter = {
  add: (names: Iterable<string>) => void;
  /** Lists the fields, the most frequent one first. */
  list: () => IgnoredField[];
};

/** Creates a counter without fields. */
export function createIgnoredFieldCounter(): IgnoredFieldCounter {
  const counts = new Map<string, number>();
  return {
    add: (names) => {
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    list: () =>
      [...counts]
        .map(([name, count]) => ({ name, count }))
        .sort((first, second) => second.count - first.count),
  };
}

/** Reads the fields of one entry of a file, and lists the fields that were not read. */
export type FieldReader<T> = {
  /** Returns the value of a field. The field then counts as read. */
  get: (name: string) => T | undefined;
  /** Lists the names of the fields that were not read. */
  listUnread: () => string[];
};

/** Creates the reader of the fields of one entry. */
export function createFieldReader<T>(fields: ReadonlyMap<string, T>): FieldReader<T> {
  const readNames = new Set<string>();
  return {
    get: (name) => {
      readNames.add(name);
      return fields.get(name);
    },
    listUnread: () => [...fields.keys()].filter((name) => !readNames.has(name)),
  };
}

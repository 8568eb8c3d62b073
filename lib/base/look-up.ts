/** Returns the own property `key` of a table, or undefined. `table[key]` would also find inherited properties, such as `constructor`. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

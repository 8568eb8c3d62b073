/**
 * Converts a stored value to JSON. IndexedDB can store values that JSON cannot express: a bigint becomes a string, and in a value with a
 * cycle, the second and later occurrences of each object become null. A value without JSON, such as undefined, becomes `null`.
 */
export function stringifyStored(value: unknown, indentation?: number): string {
  const encode = (_: string, part: unknown) => (typeof part === 'bigint' ? String(part) : part);
  try {
    return JSON.stringify(value, encode, indentation) ?? 'null';
  } catch {
    const seen = new WeakSet();
    const encodeOnce = (key: string, part: unknown) => {
      if (typeof part !== 'object' || part === null) return encode(key, part);
      if (seen.has(part)) return null;
      seen.add(part);
      return part;
    };
    return JSON.stringify(value, encodeOnce, indentation) ?? 'null';
  }
}

/**
 * Writes a value as the database can store it, which may be more than JSON can express: a bigint becomes text, and an object that
 * contains itself becomes null where it is repeated.
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

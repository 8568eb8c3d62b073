/** A part of an address with its escapes resolved; one that is not well escaped, as it is. */
export function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

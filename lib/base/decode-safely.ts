/** A part of a URL with its percent-encoding decoded; unchanged where the encoding is malformed. */
export function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

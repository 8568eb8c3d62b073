/** Decodes the percent-encoding in a part of a URL. Returns the part unchanged if the encoding is malformed. */
export function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

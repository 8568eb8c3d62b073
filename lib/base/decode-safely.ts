/** Decodes the percent-encoding of a part of a URL. Returns it unchanged if the encoding is malformed. */
export function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Returns the length of a string in UTF-8 bytes. A lone surrogate counts as U+FFFD, three bytes. */
export function countUtf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** How many bytes a text takes in UTF-8. A lone surrogate counts as U+FFFD, three bytes. */
export function countUtf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

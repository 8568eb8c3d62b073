/** Computes the SHA-256 of the UTF-8 bytes of a text as 64 lower-case hexadecimal digits. A lone surrogate counts as U+FFFD. */
export async function computeSha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Computes the SHA-256 of bytes, or of the UTF-8 bytes of a string, as 64 lower-case hexadecimal digits. A lone surrogate counts as
 * U+FFFD.
 */
export async function computeSha256(data: string | BufferSource): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { computeSha256 } from './sha256';

// A larger file is read in parts, because `crypto.subtle.digest` needs the whole file in memory, and a copy of it.
const MAX_WHOLE_BYTES = 8_000_000;
// Other work of the page can run between two parts.
const PART_BYTES = 1_048_576;

/** Computes the SHA-256 of a file as 64 lower-case hexadecimal digits. Rejects if the file cannot be read. */
export async function computeSha256OfBlob(blob: Blob): Promise<string> {
  if (blob.size <= MAX_WHOLE_BYTES) return computeSha256(await blob.arrayBuffer());
  // This module of 5 kB is loaded only for large files, because few files are large.
  const { startSha256 } = await import('./sha256-in-parts');
  const sha256 = startSha256();
  for (let begin = 0; begin < blob.size; begin += PART_BYTES)
    sha256.addPart(new Uint8Array(await blob.slice(begin, begin + PART_BYTES).arrayBuffer()));
  return sha256.finish();
}

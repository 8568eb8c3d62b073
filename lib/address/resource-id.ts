import { computeSha256 } from '@/lib/base/sha256';

/**
 * Computes the resource id of a source: the first 16 hexadecimal digits of the SHA-256 of its URL. If the URL
 * of a source changes, its resource id changes, and its stable id does not.
 */
export async function computeResourceId(url: string): Promise<string> {
  return (await computeSha256(url)).slice(0, 16);
}

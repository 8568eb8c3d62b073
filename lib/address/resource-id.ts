import { computeSha256 } from '@/lib/base/sha256';

/**
 * Computes the resource id of a source: the first 16 hexadecimal digits of the SHA-256 of its URL. Unlike the stable
 * id, it changes with the URL.
 */
export async function computeResourceId(url: string): Promise<string> {
  return (await computeSha256(url)).slice(0, 16);
}

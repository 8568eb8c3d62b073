import { computeSha256 } from '@/lib/base/sha256';

/**
 * The resource id of a record: the first 16 hexadecimal digits of the SHA-256 over its URL, byte for byte as recorded.
 * It follows the URL; the key that never changes is the stable id.
 */
export async function computeResourceId(url: string): Promise<string> {
  return (await computeSha256(url)).slice(0, 16);
}

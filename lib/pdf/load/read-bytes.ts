import { joinChunks } from '@/lib/base/join-chunks';

/**
 * Reads the body of a response up to `maxBytes`, and ends the transfer if there is more. `isWhole` is false then, and `bytes` has the first
 * `startBytes` of it. `onChunk` is called with the bytes that arrive.
 */
export async function readBytes(
  response: Response,
  maxBytes: number,
  startBytes = maxBytes,
  onChunk: (chunk: Uint8Array) => void = () => {},
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  let part = await reader?.read();
  while (part && !part.done && size + part.value.length <= maxBytes) {
    chunks.push(part.value);
    size += part.value.length;
    onChunk(part.value);
    part = await reader?.read();
  }
  if (!part || part.done) return { bytes: joinChunks(chunks, size), isWhole: true };
  await reader?.cancel();
  return { bytes: takeStart([...chunks, part.value], startBytes), isWhole: false };
}

/** Joins the first `length` bytes of the chunks. */
function takeStart(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const startChunks: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    const rest = chunk.subarray(0, length - size);
    if (rest.length === 0) break;
    startChunks.push(rest);
    size += rest.length;
  }
  return joinChunks(startChunks, size);
}

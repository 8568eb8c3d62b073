// Chunks are joined to at least this many characters before each write, because small writes are slow.
const MIN_WRITE_LENGTH = 500_000;

/**
 * Writes chunks of text or bytes to a file of the origin private file system, because a large export does not fit into memory. The
 * next file with the same name replaces it.
 */
export async function writeToFile(
  chunks: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
  fileName = 'export',
): Promise<Blob> {
  const directory = await navigator.storage.getDirectory();
  const handle = await directory.getFileHandle(fileName, { create: true });
  const writable = await handle.createWritable();
  try {
    let parts: BlobPart[] = [];
    let length = 0;
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      // The copy has the type of buffer that a Blob accepts.
      parts.push(typeof chunk === 'string' ? chunk : new Uint8Array(chunk));
      length += chunk.length;
      if (length < MIN_WRITE_LENGTH) continue;
      await writable.write(new Blob(parts));
      parts = [];
      length = 0;
    }
    await writable.write(new Blob(parts));
    await writable.close();
    return handle.getFile();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

/** Downloads a file under this name. */
export function downloadFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Revoking the URL before the browser has opened the file would cancel the download.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Chunks are joined to at least this many characters before each write, because small writes are slow.
const MIN_WRITE_LENGTH = 500_000;

/**
 * Writes chunks of text to a file of the origin private file system, because a large export does not fit into memory.
 */
export async function writeToFile(chunks: AsyncIterable<string>, signal: AbortSignal): Promise<Blob> {
  const directory = await navigator.storage.getDirectory();
  const handle = await directory.getFileHandle('export.json', { create: true });
  const writable = await handle.createWritable();
  try {
    let buffer = '';
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      buffer += chunk;
      if (buffer.length < MIN_WRITE_LENGTH) continue;
      await writable.write(buffer);
      buffer = '';
    }
    await writable.write(buffer);
    await writable.close();
    return handle.getFile();
  } catch (error) {
    await writable.abort();
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

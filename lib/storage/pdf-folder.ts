import { isQuotaError } from '@/lib/base/is-quota-error';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import { isDiskFull } from './queries/is-disk-full';

/**
 * A stored PDF file. The files are in the origin private file system of the extension, which can store large files.
 * - The file of a source has the stable id as its name.
 * - The file of a draft has a name with a prefix until the draft is saved.
 * - The copy of a replaced file has a name with a prefix until the Undo of the change expires.
 */
export type StoredFile = { name: string; bytes: number; storedAt: number };

const FOLDER = 'pdf-files';

const openFolder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });

/** Lists all files with their sizes. */
export async function listAllFiles(): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const handle of await listFileHandles()) {
    const { size, lastModified } = await handle.getFile();
    files.push({ name: handle.name, bytes: size, storedAt: lastModified });
  }
  return files;
}

/** Lists the handles of all files. */
export async function listFileHandles(): Promise<FileSystemFileHandle[]> {
  const handles: FileSystemFileHandle[] = [];
  for await (const handle of (await openFolder()).values()) if (handle.kind === 'file') handles.push(handle);
  return handles;
}

/** Returns a file, or null if there is none. */
export async function findFile(name: string): Promise<File | null> {
  try {
    return await (await (await openFolder()).getFileHandle(name)).getFile();
  } catch {
    return null;
  }
}

// A file that is too large to be read at once would take minutes to copy.
const MAX_STORED_BYTES = 200_000_000;

/** Writes a file. Returns the reason if it could not be written, or null. */
export async function attemptFileWrite(name: string, file: Blob): Promise<PdfFileProblem | null> {
  if (file.size > MAX_STORED_BYTES) return 'too-large';
  try {
    await writeFile(name, file);
    return null;
  } catch (error) {
    return isQuotaError(error) || (await isDiskFull(file.size)) ? 'disk-full' : 'failed';
  }
}

/**
 * Writes a file. Throws on an error. An earlier file with this name then stays, because the stream writes to a temporary file, which
 * replaces the earlier file only when the stream is closed.
 */
export async function writeFile(name: string, file: Blob): Promise<void> {
  const isNew = (await findFile(name)) === null;
  const handle = await (await openFolder()).getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    await stream.write(file);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    if (isNew) await deleteFile(name);
    throw error;
  }
}

/** Deletes a file, if it exists. */
export async function deleteFile(name: string): Promise<void> {
  await (await openFolder()).removeEntry(name).catch(() => undefined);
}

import { computeSha256 } from '@/lib/base/sha256';

/**
 * The PDF files that are stored for the reader, in the private file system of the extension (origin private file system), which also stores
 * large files. A file of a source has the stable id as its name. The file of a draft has a name of its own until the draft is saved.
 */
type StoredFile = { name: string; bytes: number; storedAt: number };

// A form may store the file of a draft before it persists the draft, so a new file is not removed. In ms.
const MIN_AGE_OF_UNUSED = 24 * 60 * 60 * 1000;
const CHANNEL = 'pdf-files';
const FOLDER = 'pdf-files';
const DRAFT_PREFIX = 'draft-';

const openFolder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });

/** Stores the file of a draft. Returns false if it could not be stored, for example because the disk is full. */
export async function storeDraftPdf(draftKey: string, file: Blob): Promise<boolean> {
  try {
    await writeFile(await buildDraftName(draftKey), file);
    return true;
  } catch {
    return false;
  }
}

/** Makes the file of a draft the file of the saved source. It replaces an earlier file. Does nothing if the draft has no file. */
export async function moveDraftPdf(draftKey: string, stableId: string): Promise<void> {
  const name = await buildDraftName(draftKey);
  const file = await findFile(name);
  if (!file) return;
  await writeFile(stableId, file);
  await removeFile(name);
  announceChange();
}

/** Copies the PDF of a source to another source, unless that has one. */
export async function copyPdfFile(fromId: string, toId: string): Promise<void> {
  const file = await findFile(fromId);
  if (file && !(await findFile(toId))) await storePdfFile(toId, file);
}

/** Stores the PDF of a source again, after it was removed. */
export async function storePdfFile(stableId: string, file: Blob): Promise<void> {
  await writeFile(stableId, file);
  announceChange();
}

/** Returns the stored PDF of a source, or null. */
export async function findPdfFile(stableId: string): Promise<Blob | null> {
  const file = await findFile(stableId);
  return file && new Blob([file], { type: 'application/pdf' });
}

/** Removes the stored PDF of a source. */
export async function removePdfFile(stableId: string): Promise<void> {
  await removeFile(stableId);
  announceChange();
}

/** Calls `onChange` after another context, or this one, stored or removed the file of a source. Returns the function that stops it. */
export function watchPdfFiles(onChange: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = onChange;
  return () => channel.close();
}

function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Lists all stored files with their sizes. */
export async function listPdfFiles(): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for await (const handle of (await openFolder()).values()) {
    if (handle.kind !== 'file') continue;
    const { size, lastModified } = await handle.getFile();
    files.push({ name: handle.name, bytes: size, storedAt: lastModified });
  }
  return files;
}

/** Removes the files whose source or draft does not exist any more. */
export async function removeUnusedPdfFiles(
  hasSource: (stableId: string) => Promise<boolean>,
  draftKeys: readonly string[],
  now: number = Date.now(),
): Promise<void> {
  const files = await listPdfFiles();
  if (files.length === 0) return;
  const draftNames = new Set(await Promise.all(draftKeys.map(buildDraftName)));
  for (const { name, storedAt } of files) {
    const isUsed = name.startsWith(DRAFT_PREFIX)
      ? draftNames.has(name) || now - storedAt < MIN_AGE_OF_UNUSED
      : await hasSource(name);
    if (!isUsed) await removeFile(name);
  }
}

// A key is a URL, which is no file name.
const buildDraftName = async (draftKey: string): Promise<string> =>
  `${DRAFT_PREFIX}${await computeSha256(draftKey)}`;

async function findFile(name: string): Promise<File | null> {
  try {
    return await (await (await openFolder()).getFileHandle(name)).getFile();
  } catch {
    return null;
  }
}

async function writeFile(name: string, file: Blob): Promise<void> {
  const handle = await (await openFolder()).getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    await stream.write(file);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    await removeFile(name);
    throw error;
  }
}

async function removeFile(name: string): Promise<void> {
  await (await openFolder()).removeEntry(name).catch(() => undefined);
}

import { computeSha256 } from '@/lib/base/sha256';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import { isDiskFull } from './queries/is-disk-full';

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

/** Stores the file of a draft. Returns the reason if it could not be stored, or null. */
export const storeDraftPdf = async (draftKey: string, file: Blob): Promise<PdfFileProblem | null> =>
  attemptWrite(await buildDraftName(draftKey), file);

/**
 * Makes the file of a draft the file of the saved source. It replaces an earlier file. Does nothing if the draft has no file. Returns null,
 * or the reason if the file could not be stored; both files then stay as they were.
 */
export async function moveDraftPdf(draftKey: string, stableId: string): Promise<PdfFileProblem | null> {
  const name = await buildDraftName(draftKey);
  const file = await findFile(name);
  if (!file) return null;
  const problem = await attemptWrite(stableId, file);
  if (problem === null) await removeFile(name);
  announceChange();
  return problem;
}

/** Copies the PDF of a source to another source, unless that has one. */
export async function copyPdfFile(fromId: string, toId: string): Promise<void> {
  const file = await findFile(fromId);
  if (file && !(await findFile(toId))) await storePdfFile(toId, file);
}

/** Stores the PDF of a source. Returns the reason if it could not be stored, or null. */
export async function storePdfFile(stableId: string, file: Blob): Promise<PdfFileProblem | null> {
  const problem = await attemptWrite(stableId, file);
  announceChange();
  return problem;
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

// A file that is too large to be read at once would take minutes to copy.
const MAX_STORED_BYTES = 200_000_000;

async function attemptWrite(name: string, file: Blob): Promise<PdfFileProblem | null> {
  if (file.size > MAX_STORED_BYTES) return 'too-large';
  try {
    await writeFile(name, file);
    return null;
  } catch (error) {
    const isQuotaError = error instanceof Error && error.name === 'QuotaExceededError';
    return isQuotaError || (await isDiskFull(file.size)) ? 'disk-full' : 'failed';
  }
}

// The stream writes beside an earlier file and replaces it only when it is closed, so an earlier file is complete after an error.
async function writeFile(name: string, file: Blob): Promise<void> {
  const isNew = (await findFile(name)) === null;
  const handle = await (await openFolder()).getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    await stream.write(file);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    if (isNew) await removeFile(name);
    throw error;
  }
}

async function removeFile(name: string): Promise<void> {
  await (await openFolder()).removeEntry(name).catch(() => undefined);
}

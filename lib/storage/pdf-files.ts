import { computeSha256 } from '@/lib/base/sha256';
import { computeSha256OfBlob } from '@/lib/base/sha256-of-blob';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import {
  attemptFileWrite,
  deleteFile,
  findFile,
  listAllFiles,
  listFileHandles,
  type StoredFile,
  writeFile,
} from './pdf-folder';

// A form may store the file of a draft before it persists the draft, so an unused file is deleted only after this time.
const MIN_UNUSED_AGE_MS = 24 * 60 * 60 * 1000;
const CHANNEL = 'pdf-files';
const DRAFT_PREFIX = 'draft-';
const UNDO_PREFIX = 'undo-';

/** Stores the file of a draft. Returns the reason if it could not be stored, or null. */
export const storeDraftPdf = async (draftKey: string, file: Blob): Promise<PdfFileProblem | null> =>
  attemptFileWrite(await buildDraftName(draftKey), file);

/** Deletes the file of a draft, if there is one. */
export const deleteDraftPdf = async (draftKey: string): Promise<void> =>
  deleteFile(await buildDraftName(draftKey));

/**
 * Moves the file of a draft to the saved source. Replaces an earlier file of the source, which is stored for Undo if there is a
 * `changeId`. Does nothing if the draft has no file. Returns null, or the reason if the file could not be stored; the files of the draft
 * and of the source then stay.
 */
export async function moveDraftPdf(
  draftKey: string,
  stableId: string,
  changeId: string | null = null,
): Promise<PdfFileProblem | null> {
  const name = await buildDraftName(draftKey);
  const file = await findFile(name);
  if (!file) return null;
  const problem =
    (changeId === null ? null : await storeForUndo(stableId, changeId, file)) ??
    (await attemptFileWrite(stableId, file));
  if (problem === null) await deleteFile(name);
  announceChange();
  return problem;
}

/**
 * The copy of a file that a change replaced. `writtenHash` is the hash of the file that replaced it. An empty copy means that the source
 * had no file.
 */
type UndoCopy = { name: string; changeId: string; stableId: string; writtenHash: string };

const buildUndoName = ({ changeId, stableId, writtenHash }: Omit<UndoCopy, 'name'>): string =>
  `${UNDO_PREFIX}${changeId}_${stableId}_${writtenHash}`;

/** Parses the name of an `UndoCopy`. Returns null for the name of any other file. */
function parseUndoName(name: string): UndoCopy | null {
  const [, changeId, stableId, writtenHash] = /^undo-([^_]+)_(.+)_([0-9a-f]{64})$/.exec(name) ?? [];
  return changeId && stableId && writtenHash ? { name, changeId, stableId, writtenHash } : null;
}

const listUndoCopies = async (changeId: string, stableId: string): Promise<UndoCopy[]> =>
  (await listFileHandles())
    .flatMap(({ name }) => parseUndoName(name) ?? [])
    .filter((copy) => copy.changeId === changeId && copy.stableId === stableId);

/** Computes the SHA-256 of a file. */
export const hashPdfFile = (file: Blob): Promise<string> => computeSha256OfBlob(file);

/** Finds the copy whose file was replaced by the present file of the source. Returns null if there is none. */
async function findReplacedCopy(copies: readonly UndoCopy[], stableId: string): Promise<UndoCopy | null> {
  const presentFile = copies.length > 0 ? await findFile(stableId) : null;
  const presentHash = presentFile && (await hashPdfFile(presentFile));
  return copies.find(({ writtenHash }) => writtenHash === presentHash) ?? null;
}

/** Stores a copy of the present file of a source for the Undo of the change that replaces the file with `newFile`. */
async function storeForUndo(
  stableId: string,
  changeId: string,
  newFile: Blob,
): Promise<PdfFileProblem | null> {
  // If an earlier PDF of the same change is the present file, Undo restores the file that this PDF replaced.
  const earlierCopy = await findReplacedCopy(await listUndoCopies(changeId, stableId), stableId);
  const replacedFile = await findFile(earlierCopy?.name ?? stableId);
  const name = buildUndoName({ changeId, stableId, writtenHash: await hashPdfFile(newFile) });
  return earlierCopy?.name === name ? null : attemptFileWrite(name, replacedFile ?? new Blob([]));
}

/** Lists the ids of the sources whose present file is still the one that the change stored. */
export async function listReplacedPdfIds(changeId: string, stableIds: readonly string[]): Promise<string[]> {
  const replacedIds: string[] = [];
  for (const stableId of stableIds) {
    const copies = await listUndoCopies(changeId, stableId);
    if (await findReplacedCopy(copies, stableId)) replacedIds.push(stableId);
  }
  return replacedIds;
}

/**
 * Restores the file of a source that a change replaced, or deletes the file that the change added. Does nothing if the file was replaced
 * or deleted since then. `isContinued` means that an earlier call was stopped, perhaps after it restored the file. Resolves to whether
 * this call or the earlier one restored the file. Can be repeated after an error.
 */
export async function restoreReplacedPdf(
  changeId: string,
  stableId: string,
  isContinued = false,
): Promise<boolean> {
  const copies = await listUndoCopies(changeId, stableId);
  const copy = await findReplacedCopy(copies, stableId);
  if (copy) {
    const replacedFile = await findFile(copy.name);
    if (replacedFile && replacedFile.size > 0) await writeFile(stableId, replacedFile);
    else await deleteFile(stableId);
  }
  const isRestored = copy !== null || (isContinued && (await hasEarlierFile(copies, stableId)));
  for (const { name } of copies) await deleteFile(name);
  if (copy) announceChange();
  return isRestored;
}

/** Resolves to whether the source has the file that the change replaced. Without copies it does, because an earlier call deleted them. */
async function hasEarlierFile(copies: readonly UndoCopy[], stableId: string): Promise<boolean> {
  if (copies.length === 0) return true;
  const presentHash = await hashPdfFile((await findFile(stableId)) ?? new Blob([]));
  for (const { name } of copies)
    if (presentHash === (await hashPdfFile((await findFile(name)) ?? new Blob([])))) return true;
  return false;
}

/** Copies the PDF of a source to another source, unless the other source has a PDF. */
export async function copyPdfFile(fromId: string, toId: string): Promise<void> {
  const file = await findFile(fromId);
  if (file && !(await findFile(toId))) await storePdfFile(toId, file);
}

/** Stores the PDF of a source. Returns the reason if it could not be stored, or null. */
export async function storePdfFile(stableId: string, file: Blob): Promise<PdfFileProblem | null> {
  const problem = await attemptFileWrite(stableId, file);
  announceChange();
  return problem;
}

/** Resolves to whether a draft has a stored file. */
export const hasDraftPdf = async (draftKey: string): Promise<boolean> =>
  (await findFile(await buildDraftName(draftKey))) !== null;

/** Returns the stored PDF of a source, or null. The `lastModified` of the file is the time at which it was stored. */
export async function findPdfFile(stableId: string): Promise<File | null> {
  const file = await findFile(stableId);
  const { lastModified = 0 } = file ?? {};
  return file && new File([file], 'source.pdf', { type: 'application/pdf', lastModified });
}

/** Deletes the stored PDF of a source. */
export async function deletePdfFile(stableId: string): Promise<void> {
  await deleteFile(stableId);
  announceChange();
}

/** Calls `onChange` after any context stored or deleted the file of a source. Returns the function that stops watching. */
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

/** Lists the files of sources and drafts with their sizes. */
export const listPdfFiles = async (): Promise<StoredFile[]> =>
  (await listAllFiles()).filter(({ name }) => !name.startsWith(UNDO_PREFIX));

/** The data of the library that `deleteUnusedPdfFiles` needs. */
export type PdfCleanupDeps = {
  hasSource: (stableId: string) => Promise<boolean>;
  draftKeys: readonly string[];
  /** Ends the Undo of a change, whose replaced files expire. Resolves to false if the change is being undone and still needs them. */
  expireUndo: (changeId: string) => Promise<boolean>;
};

/**
 * Deletes the files whose source or draft does not exist any more, and the copies that were stored for an Undo more than a day ago. Such
 * an Undo is no longer offered.
 */
export async function deleteUnusedPdfFiles(users: PdfCleanupDeps, now: number = Date.now()): Promise<void> {
  const files = await listAllFiles();
  if (files.length === 0) return;
  const draftNames = new Set(await Promise.all(users.draftKeys.map(buildDraftName)));
  for (const { name, storedAt } of files) {
    const isNew = now - storedAt < MIN_UNUSED_AGE_MS;
    const isUsed = name.startsWith(UNDO_PREFIX)
      ? await isUndoCopyUsed(users, name, isNew)
      : name.startsWith(DRAFT_PREFIX)
        ? draftNames.has(name) || isNew
        : await users.hasSource(name);
    if (!isUsed) await deleteFile(name);
  }
}

async function isUndoCopyUsed(
  { hasSource, expireUndo }: PdfCleanupDeps,
  name: string,
  isNew: boolean,
): Promise<boolean> {
  const copy = parseUndoName(name);
  if (!copy || !(await hasSource(copy.stableId))) return false;
  return isNew || !(await expireUndo(copy.changeId));
}

// A key is a URL, which is not a file name.
const buildDraftName = async (draftKey: string): Promise<string> =>
  `${DRAFT_PREFIX}${await computeSha256(draftKey)}`;

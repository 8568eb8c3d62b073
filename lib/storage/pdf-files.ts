import { computeSha256 } from '@/lib/base/sha256';
import { computeSha256OfBlob } from '@/lib/base/sha256-of-blob';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import {
  attemptWrite,
  deleteFile,
  findFile,
  listAllFiles,
  listFileHandles,
  type StoredFile,
  writeFile,
} from './pdf-folder';

// A form may store the file of a draft before it persists the draft, so a new file is not removed. In ms.
const MIN_AGE_OF_UNUSED = 24 * 60 * 60 * 1000;
const CHANNEL = 'pdf-files';
const DRAFT_PREFIX = 'draft-';
const UNDO_PREFIX = 'undo-';

/** Stores the file of a draft. Returns the reason if it could not be stored, or null. */
export const storeDraftPdf = async (draftKey: string, file: Blob): Promise<PdfFileProblem | null> =>
  attemptWrite(await buildDraftName(draftKey), file);

/** Deletes the file of a draft, if there is one. */
export const deleteDraftPdf = async (draftKey: string): Promise<void> =>
  deleteFile(await buildDraftName(draftKey));

/**
 * Makes the file of a draft the file of the saved source. It replaces an earlier file, which is stored for Undo if the file belongs to a
 * change. Does nothing if the draft has no file. Returns null, or the reason if the file could not be stored; both files then stay as they
 * were.
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
    (await attemptWrite(stableId, file));
  if (problem === null) await deleteFile(name);
  announceChange();
  return problem;
}

/** A file that was replaced. `writtenHash` is the hash of the file that replaced it. An empty file stands for none. */
type UndoCopy = { name: string; changeId: string; stableId: string; writtenHash: string };

const buildUndoName = ({ changeId, stableId, writtenHash }: Omit<UndoCopy, 'name'>): string =>
  `${UNDO_PREFIX}${changeId}_${stableId}_${writtenHash}`;

/** Returns null for other files. */
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

/** Finds the copy of the file that the present file of a source replaced. */
async function findReplacedCopy(copies: readonly UndoCopy[], stableId: string): Promise<UndoCopy | null> {
  const presentFile = copies.length > 0 ? await findFile(stableId) : null;
  const presentHash = presentFile && (await hashPdfFile(presentFile));
  return copies.find(({ writtenHash }) => writtenHash === presentHash) ?? null;
}

/** Stores the present file of a source under the change that replaces it by `newFile`. */
async function storeForUndo(
  stableId: string,
  changeId: string,
  newFile: Blob,
): Promise<PdfFileProblem | null> {
  // If the present file is one of the same change, Undo restores the file before both.
  const earlierCopy = await findReplacedCopy(await listUndoCopies(changeId, stableId), stableId);
  const replacedFile = await findFile(earlierCopy?.name ?? stableId);
  const name = buildUndoName({ changeId, stableId, writtenHash: await hashPdfFile(newFile) });
  return earlierCopy?.name === name ? null : attemptWrite(name, replacedFile ?? new Blob([]));
}

/** Lists the sources that still have the file that the change stored. */
export async function listReplacedPdfIds(changeId: string, stableIds: readonly string[]): Promise<string[]> {
  const replacedIds: string[] = [];
  for (const stableId of stableIds) {
    const copies = await listUndoCopies(changeId, stableId);
    if (await findReplacedCopy(copies, stableId)) replacedIds.push(stableId);
  }
  return replacedIds;
}

/**
 * Restores the file of a source that a change replaced, or deletes the one that it added. Does nothing if the file was replaced or
 * deleted since. `isContinued` means that an earlier call was stopped, perhaps after it restored the file. Resolves to whether one of the
 * calls restored the file. Can be repeated after an error.
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

/** Returns whether a source already has the file that the change replaced. An earlier call that restored it may have deleted the copies too. */
async function hasEarlierFile(copies: readonly UndoCopy[], stableId: string): Promise<boolean> {
  if (copies.length === 0) return true;
  const presentHash = await hashPdfFile((await findFile(stableId)) ?? new Blob([]));
  for (const { name } of copies)
    if (presentHash === (await hashPdfFile((await findFile(name)) ?? new Blob([])))) return true;
  return false;
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

/** Resolves to whether a draft has a stored file. */
export const hasDraftPdf = async (draftKey: string): Promise<boolean> =>
  (await findFile(await buildDraftName(draftKey))) !== null;

/** Returns the stored PDF of a source, which was modified when it was stored, or null. */
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

/** Calls `onChange` after another context, or this one, stored or deleted the file of a source. Returns the function that stops it. */
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

/** What `deleteUnusedPdfFiles` needs to know of the library. */
export type PdfFileUsers = {
  hasSource: (stableId: string) => Promise<boolean>;
  draftKeys: readonly string[];
  /** Ends the Undo of a change, whose replaced files expire. Resolves to false if the change is being undone and still needs them. */
  expireUndo: (changeId: string) => Promise<boolean>;
};

/**
 * Deletes the files whose source or draft does not exist any more, and those that were stored for an Undo a day ago, which then is not
 * offered any more.
 */
export async function deleteUnusedPdfFiles(users: PdfFileUsers, now: number = Date.now()): Promise<void> {
  const files = await listAllFiles();
  if (files.length === 0) return;
  const draftNames = new Set(await Promise.all(users.draftKeys.map(buildDraftName)));
  for (const { name, storedAt } of files) {
    const isNew = now - storedAt < MIN_AGE_OF_UNUSED;
    const isUsed = name.startsWith(UNDO_PREFIX)
      ? await isUndoCopyUsed(users, name, isNew)
      : name.startsWith(DRAFT_PREFIX)
        ? draftNames.has(name) || isNew
        : await users.hasSource(name);
    if (!isUsed) await deleteFile(name);
  }
}

async function isUndoCopyUsed(
  { hasSource, expireUndo }: PdfFileUsers,
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

import { ok, type Result } from '@/lib/base/result';
import { computeSha256 } from '@/lib/base/sha256';
import { isJoinedDraft } from '@/lib/record/draft/join-page-to-source';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft } from '@/lib/record/schema/draft';
import type { AddedPart, LibraryChange } from '@/lib/record/schema/library-change';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { SaveDraftDeps } from './deps';
import { type SavedSource, saveDraft } from './save-draft';

/** The dependencies of `submitDraft`. `readDraftItem` reads the draft as it is stored after the save. */
export type SubmitDraftDeps = SaveDraftDeps & {
  readDraftItem: (key: string) => Promise<{ updatedAt: string } | null>;
  deleteDraft: (key: string) => Promise<void>;
  /** Whether the PDF file of a draft is stored. */
  hasPdfFile: (draftKey: string) => Promise<boolean>;
  /**
   * Makes the stored PDF of a draft the stored PDF of its source. With `changeId`, the replaced file of the
   * source is stored for Undo. Returns the reason if the file could not be stored, or null.
   */
  movePdfFile: (
    draftKey: string,
    stableId: string,
    changeId: string | null,
  ) => Promise<PdfFileProblem | null>;
  /** Adds the moved file of a PDF to its change. Returns what the change added to the source, or null if nothing was new. */
  completePdfChange: (
    change: Pick<LibraryChange, 'id' | 'at'> & { draftKey: string },
    source: Source,
    hasMovedFile: boolean,
  ) => Promise<AddedPart | null>;
};

/**
 * A saved source. `fileProblem` says why the stored PDF of the draft is not stored with the source. `addedPart` is what a PDF added to a
 * source that existed, or null if nothing was new.
 */
type SubmittedDraft = SavedSource & { fileProblem?: PdfFileProblem; addedPart?: AddedPart | null };

/**
 * Saves a draft and deletes its stored copy, unless the reader edited it during the save. `addPdfChange` is the change by which an added
 * PDF can be undone. A PDF that was joined to its source in the form gets a change too.
 */
export async function submitDraft(
  deps: SubmitDraftDeps,
  draft: Draft,
  shouldSaveText: boolean,
  addPdfChange: Pick<LibraryChange, 'id' | 'at'> | null = null,
): Promise<Result<SubmittedDraft, WriteProblem>> {
  const change = addPdfChange ?? (await createChangeForJoinedPdf(deps, draft));
  const pdfChange = change && { ...change, draftKey: draft.key };
  const saveResult = await saveDraft(deps, draft, shouldSaveText, pdfChange);
  if (!saveResult.ok) return saveResult;
  const { source, created } = saveResult.value;
  const hasFile = shouldSaveText && (await deps.hasPdfFile(draft.key));
  const fileProblem = hasFile ? await deps.movePdfFile(draft.key, source.stableId, change?.id ?? null) : null;
  // The file belongs to the change only after it was moved, because a full disk prevents that.
  const hasMovedFile = hasFile && fileProblem === null;
  const addition =
    pdfChange && !created ? { addedPart: await deps.completePdfChange(pdfChange, source, hasMovedFile) } : {};
  if ((await deps.readDraftItem(draft.key))?.updatedAt === draft.updatedAt) await deps.deleteDraft(draft.key);
  return ok({ ...saveResult.value, ...(fileProblem ? { fileProblem } : {}), ...addition });
}

/** Creates the change of a draft that joins a PDF to a source. Its id stays the same if the request is repeated. Null for other drafts. */
async function createChangeForJoinedPdf(
  deps: SubmitDraftDeps,
  draft: Draft,
): Promise<Pick<LibraryChange, 'id' | 'at'> | null> {
  if (!isJoinedDraft(draft) || (await deps.readCapturedPage(draft))?.kind !== 'pdf') return null;
  const id = await computeSha256(`${draft.apart.stableId} ${draft.updatedAt}`);
  return { id, at: deps.now().toISOString() };
}

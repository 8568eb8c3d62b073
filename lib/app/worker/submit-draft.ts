import { ok, type Result } from '@/lib/base/result';
import type { PdfFileProblem } from '@/lib/record/pdf-file-problem';
import type { Draft } from '@/lib/record/schema/draft';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DraftDeps } from './deps';
import { type SavedSource, saveDraft } from './save-draft';

/** The dependencies of `submitDraft`. `readDraftItem` reads the draft as it is stored after the save. */
export type SubmitDraftDeps = DraftDeps & {
  readDraftItem: (key: string) => Promise<{ updatedAt: string } | null>;
  removeDraft: (key: string) => Promise<void>;
  /** Makes the stored PDF of a draft the one of its source. Returns the reason if its file could not be stored, or null. */
  movePdfFile: (draftKey: string, stableId: string) => Promise<PdfFileProblem | null>;
};

/** A saved record. `fileProblem` says why the stored PDF of the draft is not stored with the record. */
type SubmittedDraft = SavedSource & { fileProblem?: PdfFileProblem };

/** Saves a draft and removes it, unless the reader edited it during the save. */
export async function submitDraft(
  deps: SubmitDraftDeps,
  draft: Draft,
  includeText: boolean,
): Promise<Result<SubmittedDraft, WriteProblem>> {
  const saveResult = await saveDraft(deps, draft, includeText);
  if (!saveResult.ok) return saveResult;
  const { stableId } = saveResult.value.source;
  const fileProblem = includeText ? await deps.movePdfFile(draft.key, stableId) : null;
  if ((await deps.readDraftItem(draft.key))?.updatedAt === draft.updatedAt) await deps.removeDraft(draft.key);
  return ok({ ...saveResult.value, ...(fileProblem ? { fileProblem } : {}) });
}

import type { Result } from '@/lib/base/result';
import type { Draft } from '@/lib/record/schema/draft';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { DraftDeps } from './deps';
import { type SavedSource, saveDraft } from './save-draft';

/** The dependencies of `submitDraft`. `readDraftItem` reads the draft as it is stored after the save. */
export type SubmitDraftDeps = DraftDeps & {
  readDraftItem: (key: string) => Promise<{ updatedAt: string } | null>;
  removeDraft: (key: string) => Promise<void>;
  /** Makes the stored PDF of a draft the one of its source. */
  movePdfFile: (draftKey: string, stableId: string) => Promise<void>;
};

/** Saves a draft and removes it, unless the reader edited it during the save. */
export async function submitDraft(
  deps: SubmitDraftDeps,
  draft: Draft,
  includeText: boolean,
): Promise<Result<SavedSource, WriteProblem>> {
  const saveResult = await saveDraft(deps, draft, includeText);
  if (saveResult.ok && includeText) await deps.movePdfFile(draft.key, saveResult.value.source.stableId);
  if (saveResult.ok && (await deps.readDraftItem(draft.key))?.updatedAt === draft.updatedAt)
    await deps.removeDraft(draft.key);
  return saveResult;
}

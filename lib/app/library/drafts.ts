import { getEditKey } from '@/lib/app/form/open/open-record';
import { err, ok, type Result } from '@/lib/base/result';
import { hasEdits } from '@/lib/record/draft/edits';
import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import type { Draft } from '@/lib/record/schema/draft';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import { isFileDraftKey } from './file-draft-key';
import type { LibraryMessage, Notification, Notifications } from './notifications';
import type { OptimisticValues } from './optimistic-values';
import { buildRecordHref } from './route';

/** A draft in the list of drafts. */
export type DraftListItem = {
  key: string;
  title: string;
  url: string;
  updatedAt: string;
  /** Whether the draft changes a saved source. */
  hasSavedSource: boolean;
  href: string;
  /** Whether the draft opens as a form in a new tab; otherwise its source opens in this page. */
  shouldOpenInTab: boolean;
};

/** Quotes of one page that no form has added to its draft yet. */
type QuotesWithoutDraft = { key: string; createdAt: string; keyPoints: KeyPoint[] };

/**
 * Lists all drafts that have edits or the text of a file, last changed first. Quotes without a draft are listed as a draft too, because opening their page
 * creates one.
 */
export function combineDrafts(
  drafts: Draft[],
  quotes: QuotesWithoutDraft[],
  createStableId: () => StableId,
): Draft[] {
  const quoteDrafts = quotes.map(({ key, createdAt, keyPoints }) => ({
    key,
    stableId: createStableId(),
    ofSaved: false,
    createdAt,
    updatedAt: createdAt,
    edits: { keyPoints },
    chosen: {},
  }));
  // *Start over* creates a draft without edits in addition to the discarded one. The list omits it, because there is
  // nothing to continue.
  const draftsToContinue = drafts.filter(
    (draft) => hasEdits(draft) || draft.apart || isFileDraftKey(draft.key),
  );
  return [...draftsToContinue, ...quoteDrafts].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** The dependencies of `buildDraftItem`. */
export type DraftItemDeps = {
  findSource: (stableId: string) => Promise<Source | null>;
  /** Returns the typed or else the captured title and URL of the page. Each is empty if unknown. */
  readSummary: (draft: Draft) => Promise<{ title: string; url: string }>;
  /** Returns the URL of the form that opens a draft. */
  getFormUrl: (key: string) => string;
};

/**
 * Builds the list item of a draft. A draft that was made on the record page links to the source, any other to its form.
 */
export async function buildDraftItem(deps: DraftItemDeps, draft: Draft): Promise<DraftListItem> {
  const { key, stableId, updatedAt } = draft;
  const isRecordPageEdit = key === getEditKey(stableId);
  const savedSource = draft.ofSaved || isRecordPageEdit ? await deps.findSource(stableId) : null;
  if (isRecordPageEdit)
    return {
      key,
      title: savedSource?.title ?? '',
      url: savedSource?.url ?? '',
      updatedAt,
      hasSavedSource: true,
      href: buildRecordHref(stableId),
      shouldOpenInTab: false,
    };
  const { title, url } = await deps.readSummary(draft);
  return {
    key,
    title: title || (savedSource?.title ?? ''),
    url,
    updatedAt,
    hasSavedSource: draft.ofSaved,
    href: deps.getFormUrl(key),
    shouldOpenInTab: true,
  };
}

/** The dependencies of `deleteDraft`. */
export type DeleteDraftDeps = {
  readDraft: (key: string) => Promise<StoredDraft>;
  deleteDraft: (key: string) => Promise<void>;
  /** Writes all parts of a draft again, except those that were written since its deletion. */
  restoreDraft: (key: string, storedDraft: StoredDraft) => Promise<void>;
  /** The drafts that the reader deleted but database reads still return, by key. */
  pendingDeletions: OptimisticValues<null>;
  notifications: Pick<Notifications, 'notify' | 'close' | 'closeNotificationWithText' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  buildUndoAction: (run: () => void) => Notification['action'];
};

/**
 * Deletes a draft and offers Undo. The list hides the draft at once, and shows it again with a message if the deletion
 * fails.
 */
export async function deleteDraft(deps: DeleteDraftDeps, key: string): Promise<void> {
  const { notifications, format } = deps;
  const notifyResult = (result: Result<unknown, WriteProblem>, onSuccess: () => void) =>
    result.ok ? onSuccess() : notifications.notifyError(format({ kind: 'problem', problem: result.problem }));
  // The Undo of a notification about an earlier change stays in the menu.
  notifications.close();
  const deletion = await deps.pendingDeletions.save(new Map([[key, null]]), () =>
    catchWriteProblem(async () => {
      const storedDraft = await deps.readDraft(key);
      await deps.deleteDraft(key);
      return storedDraft;
    }),
  );
  if (!deletion.ok) return notifyResult(deletion, () => {});
  const text = format({ kind: 'draft-deleted' });
  const undo = async () =>
    notifyResult(await catchWriteProblem(() => deps.restoreDraft(key, deletion.value)), () =>
      notifications.closeNotificationWithText(text),
    );
  notifications.notify({
    kind: 'status',
    text,
    action: deps.buildUndoAction(() => void undo()),
    progress: null,
  });
}

// `storage.local` rejects when a read or write fails, for example on a full disk.
const catchWriteProblem = <T>(task: () => Promise<T>): Promise<Result<T, WriteProblem>> =>
  task().then(ok, (thrown: unknown) =>
    err({ kind: 'store-failed' as const, name: thrown instanceof Error ? thrown.name : String(thrown) }),
  );

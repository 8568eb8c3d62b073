import { getEditKey } from '@/lib/app/form/open/open-record';
import { err, ok, type Result } from '@/lib/base/result';
import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import type { Draft } from '@/lib/record/schema/draft';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { StableId } from '@/lib/record/schema/primitives';
import type { Source } from '@/lib/record/schema/source';
import type { WriteProblem } from '@/lib/record/schema/write-problem';
import type { LibraryMessage, Notifications } from './notifications';
import type { Optimistic } from './optimistic';
import { buildRecordHref } from './route';

/** A draft as the list shows it. */
export type DraftListItem = {
  key: string;
  title: string;
  url: string;
  updatedAt: string;
  /** The draft has changes to a saved record. */
  hasSavedSource: boolean;
  href: string;
  /** Whether the draft opens as a form in a new tab; otherwise its record opens in this page. */
  shouldOpenInTab: boolean;
};

/** Quotes of one page that no form has added to its draft yet. */
type QuotesWithoutDraft = { key: string; createdAt: string; keyPoints: KeyPoint[] };

/** Lists all drafts, last changed first. Quotes without a draft are listed as the draft that opening them creates. */
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
  return [...drafts, ...quoteDrafts].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

/** What the list of drafts reads. */
export type DraftListDeps = {
  findSource: (stableId: string) => Promise<Source | null>;
  /** The title and address of the page, as typed or captured; empty if unknown. */
  readSummary: (draft: Draft) => Promise<{ title: string; url: string }>;
  /** The address of the form that opens a draft. */
  getFormUrl: (key: string) => string;
};

/** Builds the list item of a draft. Edits made on the record page link to the record, other drafts to their form. */
export async function buildDraftItem(deps: DraftListDeps, draft: Draft): Promise<DraftListItem> {
  const { key, stableId, updatedAt } = draft;
  const isRecordEdit = key === getEditKey(stableId);
  const savedSource = draft.ofSaved || isRecordEdit ? await deps.findSource(stableId) : null;
  if (isRecordEdit)
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
  removeDraft: (key: string) => Promise<void>;
  /** Writes all parts of a draft again, except those that were written since its deletion. */
  restoreDraft: (key: string, stored: StoredDraft) => Promise<void>;
  /** The drafts that are deleted but still stored, by key. */
  pendingRemovals: Optimistic<null>;
  notifications: Pick<Notifications, 'notify' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  undoLabel: string;
};

/** Deletes a draft and offers Undo. It leaves the list at once, and comes back with a message if the deletion fails. */
export async function deleteDraft(deps: DeleteDraftDeps, key: string): Promise<void> {
  const { notifications, format } = deps;
  const report = (reply: Result<unknown, WriteProblem>, onSuccess: () => void) =>
    reply.ok ? onSuccess() : notifications.notifyError(format({ kind: 'problem', problem: reply.problem }));
  // A message about an earlier change would offer the wrong Undo.
  notifications.notify(null);
  const removed = await deps.pendingRemovals.request(new Map([[key, null]]), () =>
    attempt(async () => {
      const stored = await deps.readDraft(key);
      await deps.removeDraft(key);
      return stored;
    }),
  );
  if (!removed.ok) return report(removed, () => {});
  const undo = async () =>
    report(await attempt(() => deps.restoreDraft(key, removed.value)), () => notifications.notify(null));
  notifications.notify({
    kind: 'status',
    text: format({ kind: 'draft-deleted' }),
    action: { label: deps.undoLabel, run: () => void undo() },
    progress: null,
  });
}

// `storage.local` rejects when the browser refuses a read or write, for example on a full disk.
const attempt = <T>(task: () => Promise<T>): Promise<Result<T, WriteProblem>> =>
  task().then(ok, (thrown: unknown) =>
    err({ kind: 'store-failed' as const, name: thrown instanceof Error ? thrown.name : String(thrown) }),
  );

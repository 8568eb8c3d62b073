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
  /** It changes a record that is saved already. */
  hasSavedSource: boolean;
  href: string;
  /** It opens as a form in a tab of its own; otherwise it is a record of this page. */
  opensInTab: boolean;
};

/** Quotes of one page that no form has taken over yet. */
type QuotesWithoutDraft = { key: string; createdAt: string; keyPoints: KeyPoint[] };

/** Every draft, the last changed first. Quotes without a draft are shown as the draft that they become when opened. */
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

/** What the list reads about a draft. */
export type DraftListDeps = {
  findSource: (stableId: string) => Promise<Source | null>;
  /** The title and the address of the page, as typed or captured; empty where neither is known. */
  readSummary: (draft: Draft) => Promise<{ title: string; url: string }>;
  /** The address of the form that opens a draft. */
  getFormUrl: (key: string) => string;
};

/** The item of a draft. Edits of a record open the record; any other draft opens as a form. */
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
      opensInTab: false,
    };
  const { title, url } = await deps.readSummary(draft);
  return {
    key,
    title: title || (savedSource?.title ?? ''),
    url,
    updatedAt,
    hasSavedSource: draft.ofSaved,
    href: deps.getFormUrl(key),
    opensInTab: true,
  };
}

/** What deleting a draft needs of the outside world. */
export type DeleteDraftDeps = {
  readDraft: (key: string) => Promise<StoredDraft>;
  removeDraft: (key: string) => Promise<void>;
  /** Saves everything of a draft again, the draft itself last: an open form waits for it. */
  restoreDraft: (key: string, stored: StoredDraft) => Promise<void>;
  /** The drafts that are deleted but still stored, by key. */
  pendingRemovals: Optimistic<null>;
  notifications: Pick<Notifications, 'notify' | 'notifyError'>;
  format: (message: LibraryMessage) => string;
  undoLabel: string;
};

/** Deletes a draft, which leaves the list at once, and offers to undo it. A failure brings it back with a message. */
export async function deleteDraft(deps: DeleteDraftDeps, key: string): Promise<void> {
  const { notifications, format } = deps;
  const report = (reply: Result<unknown, WriteProblem>, onSuccess: () => void) =>
    reply.ok ? onSuccess() : notifications.notifyError(format({ kind: 'problem', problem: reply.problem }));
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

// Reading and writing `storage.local` reject where the browser refuses them.
const attempt = <T>(task: () => Promise<T>): Promise<Result<T, WriteProblem>> =>
  task().then(ok, (thrown: unknown) =>
    err({ kind: 'store-failed' as const, name: thrown instanceof Error ? thrown.name : String(thrown) }),
  );

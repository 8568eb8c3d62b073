import type { DraftSessionDeps, DraftStorage } from '@/lib/app/form/draft-deps';
import { err } from '@/lib/base/result';
import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import type { Draft } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { NOW } from './make-review-form';

type Watcher = {
  key: string;
  onChange: Parameters<DraftStorage['watchDraft']>[1];
  isChangeFromOtherPage: (updatedAt: string) => boolean;
};

/** Draft storage in memory. Sessions that share one storage act like several tabs: each is notified of the writes of the others. */
export type FakeDraftStorage = DraftStorage & {
  /** Returns the stored draft of a key, or undefined. */
  getStored: (key: string) => StoredDraft | undefined;
  listKeys: () => string[];
  addQuote: (key: string, quote: StoredDraft['quotes'][number]) => void;
  /** If true, every write rejects, as on a full disk. */
  isFull: boolean;
};

// Sorts after every ISO 8601 time, because these changes have no time of their own.
const LATEST_TIME = '9';
const EMPTY: StoredDraft = { draft: null, extraction: null, article: null, viewState: null, quotes: [] };

export function createFakeDraftStorage(): FakeDraftStorage {
  const storedDrafts = new Map<string, StoredDraft>();
  let watchers: Watcher[] = [];
  const update = async (key: string, changes: Partial<StoredDraft>): Promise<void> => {
    if (storage.isFull) throw new Error('disk full');
    storedDrafts.set(key, { ...EMPTY, ...storedDrafts.get(key), ...changes });
  };
  const notify = (key: string, updatedAt: string, change: Parameters<Watcher['onChange']>[0]): void => {
    for (const watcher of watchers)
      if (watcher.key === key && watcher.isChangeFromOtherPage(updatedAt)) watcher.onChange(change);
  };
  const storage: FakeDraftStorage = {
    isFull: false,
    getStored: (key) => storedDrafts.get(key),
    listKeys: () => [...storedDrafts.keys()],
    addQuote: (key, quote) => {
      void update(key, { quotes: [...(storedDrafts.get(key)?.quotes ?? []), quote] });
      notify(key, LATEST_TIME, { kind: 'quotes' });
    },
    persistDraft: (draft: Draft, quoteItems = []) => {
      const quotes = storedDrafts.get(draft.key)?.quotes ?? [];
      const pendingQuotes = quotes.filter(({ itemName }) => !quoteItems.includes(itemName));
      const write = update(draft.key, { draft, quotes: pendingQuotes });
      if (!storage.isFull) notify(draft.key, draft.updatedAt, { kind: 'changed', draft });
      return write;
    },
    persistExtraction: (key, extraction) => update(key, { extraction }),
    persistArticle: (key, article) => update(key, { article }),
    persistViewState: (key, viewState) => update(key, { viewState }),
    readDraft: async (key) => storedDrafts.get(key) ?? EMPTY,
    readDraftItem: async (key) => storedDrafts.get(key)?.draft ?? null,
    readQuotes: async (key) => storedDrafts.get(key)?.quotes ?? [],
    deleteQuotes: async (items) => {
      for (const [key, value] of storedDrafts)
        storedDrafts.set(key, {
          ...value,
          quotes: value.quotes.filter(({ itemName }) => !items.includes(itemName)),
        });
    },
    deleteDraft: async (key) => {
      const wasStored = storedDrafts.delete(key);
      if (wasStored) notify(key, LATEST_TIME, { kind: 'deleted' });
    },
    deleteDraftItem: async (key) => {
      const wasStored = storedDrafts.get(key)?.draft != null;
      storedDrafts.delete(key);
      if (wasStored) notify(key, LATEST_TIME, { kind: 'deleted' });
    },
    watchDraft: (key, onChange, isChangeFromOtherPage) => {
      const watcher = { key, onChange, isChangeFromOtherPage };
      watchers.push(watcher);
      return () => {
        watchers = watchers.filter((activeWatcher) => activeWatcher !== watcher);
      };
    },
    consumeRecaptureRequest: async () => false,
    getBrowserSessionId: async () => 'session',
  };
  return storage;
}

/** Creates the dependencies of a draft session without a browser. Drafts are stored in memory, and the worker does not respond. */
export function createFakeDraftDeps(
  overrides: Partial<DraftSessionDeps> = {},
  sources: Source[] = [],
): DraftSessionDeps {
  return {
    now: () => NOW,
    drafts: createFakeDraftStorage(),
    sourceReader: {
      findSourceById: async (stableId) => sources.find((source) => source.stableId === stableId) ?? null,
      findSourceByUrlKeys: async () => null,
      findDuplicates: async () => [],
      hasSnapshot: async () => false,
      watchSource: () => () => {},
    },
    worker: {
      saveDraft: async () => err({ kind: 'no-response' }),
      editSource: async () => err({ kind: 'no-response' }),
    },
    listNotDuplicatePairs: async () => [],
    runAfterPaint: () => {},
    ...overrides,
  };
}

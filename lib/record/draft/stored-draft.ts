import type { Draft, ViewState } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { KeyPoint } from '@/lib/record/schema/parts';

/** A quote that no form has taken up yet: the storage item it is in, its own id, and the key point it becomes. */
export type PendingQuote = { item: string; id: string; keyPoint: KeyPoint };

/** A draft with everything stored beside it. Parts that are missing or cannot be read are null. */
export type StoredDraft = {
  draft: Draft | null;
  page: Extraction | null;
  text: Article | null;
  viewState: ViewState | null;
  quotes: PendingQuote[];
};

/** What another form, the worker or the context menu did to a stored draft. */
export type DraftChange = { kind: 'changed'; draft: Draft } | { kind: 'removed' } | { kind: 'quotes' };

import type { Draft, ViewState } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { KeyPoint } from '@/lib/record/schema/parts';

/** A quote that no form has added to its draft yet: its storage item, its id, and the key point it becomes. */
export type PendingQuote = { itemName: string; id: string; keyPoint: KeyPoint };

/** A draft with everything that is stored for it. Parts that are missing or invalid are null. */
export type StoredDraft = {
  draft: Draft | null;
  page: Extraction | null;
  text: Article | null;
  viewState: ViewState | null;
  quotes: PendingQuote[];
};

/** What another form, the worker or the context menu did to a stored draft. */
export type DraftChange = { kind: 'changed'; draft: Draft } | { kind: 'removed' } | { kind: 'quotes' };

import type { Draft, ViewState } from '@/lib/record/schema/draft';
import type { Article, Extraction } from '@/lib/record/schema/extraction';
import type { KeyPoint } from '@/lib/record/schema/parts';

/** A quote that is stored but not yet in the draft. A form will add `keyPoint`. `itemName` is the name of the storage item. */
export type PendingQuote = { itemName: string; id: string; keyPoint: KeyPoint };

/** Everything that is stored for the draft of a page. A missing or invalid value is null. */
export type StoredDraft = {
  draft: Draft | null;
  extraction: Extraction | null;
  article: Article | null;
  viewState: ViewState | null;
  quotes: PendingQuote[];
};

/** A change of a stored draft by another form, the worker or the context menu. `quotes` means that a pending quote was added. */
export type DraftChange = { kind: 'changed'; draft: Draft } | { kind: 'deleted' } | { kind: 'quotes' };

import { browser } from 'wxt/browser';
import type { Draft } from '@/lib/record/schema/draft';
import { getDraftItemName, parseQuoteItemName } from './item-names';
import { getUpdatedAt, unpackDraft } from './pack-draft';

/** What another form, the worker or the context menu did to a draft. */
export type DraftChange = { kind: 'changed'; draft: Draft } | { kind: 'removed' } | { kind: 'quotes' };

/**
 * Calls back at every change of the draft, one's own included unless `isNews` knows it by when it was typed. Gives the
 * function that ends it.
 */
export function watchDraft(
  key: string,
  onChange: (change: DraftChange) => void,
  isForeignChange: (updatedAt: string) => boolean = () => true,
): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => {
    if (areaName !== 'local') return;
    const itemChange = changes[getDraftItemName(key)];
    const change =
      itemChange && isForeignChange(getUpdatedAt(itemChange.newValue) ?? FAR_FUTURE)
        ? parseChange(itemChange.newValue)
        : null;
    if (change) onChange(change);
    const hasNewQuote = Object.entries(changes).some(
      ([name, { newValue }]) => parseQuoteItemName(name)?.key === key && newValue != null,
    );
    if (hasNewQuote) onChange({ kind: 'quotes' });
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function parseChange(storedValue: unknown): DraftChange | null {
  const draft = unpackDraft(storedValue);
  if (draft) return { kind: 'changed', draft };
  return storedValue == null ? { kind: 'removed' } : null;
}

// What tells no time (a removal) is news for everybody.
const FAR_FUTURE = '9';

import { browser } from 'wxt/browser';
import type { DraftChange } from '@/lib/record/draft/stored-draft';
import { getDraftItemName, parseQuoteItemName } from './item-names';
import { getUpdatedAt, unpackDraft } from './pack-draft';

/**
 * Calls `onChange` at every change of a stored draft by any context. A caller that also writes the draft passes
 * `isChangeFromOtherPage`, which recognises the caller's changes by their `updatedAt`. Returns the function that stops watching.
 */
export function watchDraft(
  key: string,
  onChange: (change: DraftChange) => void,
  isChangeFromOtherPage: (updatedAt: string) => boolean = () => true,
): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => {
    if (areaName !== 'local') return;
    const itemChange = changes[getDraftItemName(key)];
    const change =
      itemChange && isChangeFromOtherPage(getUpdatedAt(itemChange.newValue) ?? LATEST_TIME)
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
  return storedValue == null ? { kind: 'deleted' } : null;
}

// A deletion has no `updatedAt`. This value sorts after every ISO 8601 time, so every watcher is told about the deletion.
const LATEST_TIME = '9';

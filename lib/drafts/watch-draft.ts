import { browser } from 'wxt/browser';
import type { Draft } from '@/lib/model/draft';
import { draftItem, quoteNamed } from './keys';
import { typedAt, unpackedDraft } from './packed-draft';

/** What another form, the worker or the context menu did to a draft. */
export type DraftChange = { kind: 'changed'; draft: Draft } | { kind: 'removed' } | { kind: 'quotes' };

/**
 * Calls back at every change of the draft, one's own included unless `isNews` knows it by when it was typed. Gives the
 * function that ends it.
 */
export function watchDraft(
  key: string,
  changed: (change: DraftChange) => void,
  isNews: (updatedAt: string) => boolean = () => true,
): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local') return;
    const mine = changes[draftItem(key)];
    const change = mine && isNews(typedAt(mine.newValue) ?? ALWAYS) ? changeTo(mine.newValue) : null;
    if (change) changed(change);
    const arrived = Object.entries(changes).some(
      ([name, { newValue }]) => quoteNamed(name)?.key === key && newValue != null,
    );
    if (arrived) changed({ kind: 'quotes' });
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function changeTo(kept: unknown): DraftChange | null {
  const draft = unpackedDraft(kept);
  if (draft) return { kind: 'changed', draft };
  return kept == null ? { kind: 'removed' } : null;
}

// What tells no time (a removal) is news for everybody.
const ALWAYS = '9';

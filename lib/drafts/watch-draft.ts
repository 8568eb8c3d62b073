import { browser } from 'wxt/browser';
import { Draft } from '@/lib/model/draft';
import { draftItem, quoteNamed } from './keys';

/** What another form, the worker or the context menu did to a draft. */
export type DraftChange = { kind: 'changed'; draft: Draft } | { kind: 'removed' } | { kind: 'quotes' };

/** Calls back at every change of the draft, one's own included. Gives the function that ends it. */
export function watchDraft(key: string, changed: (change: DraftChange) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local') return;
    const mine = changes[draftItem(key)];
    if (mine) {
      const draft = Draft.safeParse(mine.newValue).data;
      if (draft) changed({ kind: 'changed', draft });
      else if (mine.newValue == null) changed({ kind: 'removed' });
    }
    const arrived = Object.entries(changes).some(
      ([name, { newValue }]) => quoteNamed(name)?.key === key && newValue != null,
    );
    if (arrived) changed({ kind: 'quotes' });
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

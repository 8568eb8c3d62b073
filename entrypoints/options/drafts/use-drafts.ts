import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { listDrafts, listQuotesAlone } from '@/lib/drafts/draft-store';
import { draftItem, quoteNamed } from '@/lib/drafts/keys';
import { newStableId } from '@/lib/identity/stable-id';
import type { Draft } from '@/lib/model/draft';

/** All drafts, and the quotes that wait for one, last changed first, kept current across contexts; null until they are read. */
export function useDrafts(): Draft[] | null {
  const [drafts, setDrafts] = useState<Draft[] | null>(null);
  useEffect(() => {
    let watching = true;
    const read = () => void allDrafts().then((list) => watching && setDrafts(list));
    const hear = (changes: Record<string, unknown>, area: string) => {
      if (area === 'local' && Object.keys(changes).some(isPart)) read();
    };
    read();
    browser.storage.onChanged.addListener(hear);
    return () => {
      watching = false;
      browser.storage.onChanged.removeListener(hear);
    };
  }, []);
  return drafts;
}

const isPart = (item: string): boolean => item.startsWith(draftItem('')) || quoteNamed(item) !== null;

// Quotes that no form has taken up are shown as the draft that they become when it is opened.
async function allDrafts(): Promise<Draft[]> {
  const [drafts, alone] = await Promise.all([listDrafts(), listQuotesAlone()]);
  const made = alone.map(({ key, at, keyPoints }) => ({
    key,
    stableId: newStableId(),
    ofSaved: false,
    createdAt: at,
    updatedAt: at,
    edits: { keyPoints },
    chosen: {},
  }));
  return [...drafts, ...made].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

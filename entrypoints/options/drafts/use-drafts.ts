import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { combineDrafts } from '@/lib/app/library/drafts';
import type { Draft } from '@/lib/record/schema/draft';
import { createStableId } from '@/lib/record/stable-id';
import { listDrafts, listQuotesWithoutDraft } from '@/lib/storage/drafts/draft-storage';
import { getDraftItemName, parseQuoteItemName } from '@/lib/storage/drafts/item-names';

/**
 * Returns all drafts and the quotes that have no draft yet, last changed first. Returns null until they are loaded.
 * Also updates when another context changes a draft.
 */
export function useDrafts(): Draft[] | null {
  const [drafts, setDrafts] = useState<Draft[] | null>(null);
  useEffect(() => {
    let isActive = true;
    const refreshDrafts = () => void listAllDrafts().then((allDrafts) => isActive && setDrafts(allDrafts));
    const handleStorageChange = (changes: Record<string, unknown>, area: string) => {
      if (area === 'local' && Object.keys(changes).some(isDraftKey)) refreshDrafts();
    };
    refreshDrafts();
    browser.storage.onChanged.addListener(handleStorageChange);
    return () => {
      isActive = false;
      browser.storage.onChanged.removeListener(handleStorageChange);
    };
  }, []);
  return drafts;
}

const isDraftKey = (storageKey: string): boolean =>
  storageKey.startsWith(getDraftItemName('')) || parseQuoteItemName(storageKey) !== null;

async function listAllDrafts(): Promise<Draft[]> {
  const [drafts, quotes] = await Promise.all([listDrafts(), listQuotesWithoutDraft()]);
  return combineDrafts(drafts, quotes, createStableId);
}

import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { listDrafts } from '@/lib/drafts/draft-store';
import { draftItem } from '@/lib/drafts/keys';
import type { Draft } from '@/lib/model/draft';

/** All drafts, last changed first, kept current across contexts; null until they are read. */
export function useDrafts(): Draft[] | null {
  const [drafts, setDrafts] = useState<Draft[] | null>(null);
  useEffect(() => {
    let watching = true;
    const read = () => void listDrafts().then((list) => watching && setDrafts(list));
    const hear = (changes: Record<string, unknown>, area: string) => {
      if (area === 'local' && Object.keys(changes).some((item) => item.startsWith(draftItem('')))) read();
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

import { browser } from 'wxt/browser';
import type { Draft } from '@/lib/record/schema/draft';
import { Extraction } from '@/lib/record/schema/extraction';
import { getPageItemName } from './item-names';

/** What a draft is called and where its page is; empty where neither the reader nor the page tells. */
export type DraftSummary = { title: string; url: string };

/** Title and address of a draft: as typed, else as captured. Reads the captured page, not its text. */
export async function readDraftSummary({ key, edits }: Draft): Promise<DraftSummary> {
  const itemName = getPageItemName(key);
  const page = Extraction.safeParse((await browser.storage.local.get(itemName))[itemName]).data;
  return {
    title: edits.title?.trim() || page?.title[0]?.value || '',
    url: edits.url?.trim() || page?.url || (/^https?:/.test(key) ? key : ''),
  };
}

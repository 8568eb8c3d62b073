import { browser } from 'wxt/browser';
import type { Draft } from '@/lib/record/schema/draft';
import { Extraction } from '@/lib/record/schema/extraction';
import { getPageItemName } from './item-names';

/** The title and the URL of a draft. Each is empty if neither the reader nor the page provides it. */
export type DraftSummary = { title: string; url: string };

/** Returns the title and the URL that the reader typed, or else the captured ones. Does not read the large captured text. */
export async function readDraftSummary({ key, edits }: Draft): Promise<DraftSummary> {
  const itemName = getPageItemName(key);
  const page = Extraction.safeParse((await browser.storage.local.get(itemName))[itemName]).data;
  return {
    title: edits.title?.trim() || page?.title[0]?.value || '',
    url: edits.url?.trim() || page?.url || (/^https?:/.test(key) ? key : ''),
  };
}

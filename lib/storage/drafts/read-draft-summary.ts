import { browser } from 'wxt/browser';
import type { Draft } from '@/lib/record/schema/draft';
import { Extraction } from '@/lib/record/schema/extraction';
import { getPageItemName } from './item-names';

/** The title and the address of a draft's page; empty if neither the reader nor the page provides them. */
export type DraftSummary = { title: string; url: string };

/** Reads the title and the address of a draft: as typed, else as captured. The captured text is not read. */
export async function readDraftSummary({ key, edits }: Draft): Promise<DraftSummary> {
  const itemName = getPageItemName(key);
  const page = Extraction.safeParse((await browser.storage.local.get(itemName))[itemName]).data;
  return {
    title: edits.title?.trim() || page?.title[0]?.value || '',
    url: edits.url?.trim() || page?.url || (/^https?:/.test(key) ? key : ''),
  };
}

import { checkOpenTab } from '@/lib/app/page-check/check-in-tab';
import type { QuoteResult } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { Database } from '@/lib/storage/open-database';
import { createTabReadingDeps } from './tab-reading-deps';

/**
 * Checks the page on which *Show on page* found quotes, so that the record, the form and the search know the result later too. Resolves to
 * false if the result could not be saved.
 */
export async function checkShownPage(
  database: Database,
  source: Source,
  tabId: number,
  quoteResults: QuoteResult[],
): Promise<boolean> {
  const saved = await checkOpenTab(createTabReadingDeps(database), source, tabId, quoteResults);
  return saved.ok;
}

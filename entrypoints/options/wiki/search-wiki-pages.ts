import { send } from '@/lib/browser/messages/send';
import type { CitingPage } from '@/lib/record/schema/parts';

/** Searches the pages of the active wiki. Returns null if it could not be searched. */
export async function searchWikiPages(query: string): Promise<CitingPage[] | null> {
  const response = await send('wiki/search-pages', { query });
  return response.ok ? response.value : null;
}

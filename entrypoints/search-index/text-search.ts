import type { IndexEvent, TextMatch } from '@/lib/app/library/index-messages';
import { findExcerpt } from '@/lib/search/excerpt';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import { parseQuery } from '@/lib/search/query/parse-query';
import type { Database } from '@/lib/storage/open-database';
import { countSnapshots, readTextBatch } from '@/lib/storage/queries/snapshots';

/** A search through the captured texts. It ends when another search starts. */
export type CapturedTextSearch = {
  start: (query: LibraryQuery, stableIds: string[]) => void;
  stop: () => void;
};

const BATCH_SIZE = 100;

/** Creates the search. It reads the texts from the database in batches and reports the matches of each batch. */
export function createCapturedTextSearch(
  database: Database,
  report: (event: IndexEvent) => void,
): CapturedTextSearch {
  let controller = new AbortController();
  const search = async (
    query: LibraryQuery,
    ids: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<void> => {
    const words = parseQuery(query.text).highlightTerms.filter(({ field }) => field === null);
    const totalCount = await countSnapshots(database);
    let readCount = 0;
    let afterKey: [string, string] | null = null;
    do {
      const batch = await readTextBatch(database, afterKey, BATCH_SIZE);
      if (signal.aborted) return;
      const matches = batch.texts.flatMap(({ stableId, text }): TextMatch[] => {
        const excerpt = ids.has(stableId) ? findExcerpt(text, words) : null;
        return excerpt ? [{ stableId, excerpt }] : [];
      });
      readCount += batch.texts.length;
      afterKey = batch.next;
      report({ kind: 'texts', matches, readCount, totalCount, isDone: afterKey === null });
    } while (afterKey !== null);
  };
  return {
    start: (query, stableIds) => {
      controller.abort();
      controller = new AbortController();
      search(query, new Set(stableIds), controller.signal).catch((error: unknown) =>
        report({ kind: 'failed', message: String(error) }),
      );
    },
    stop: () => controller.abort(),
  };
}

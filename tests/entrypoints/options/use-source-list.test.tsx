// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useSourceList } from '@/entrypoints/options/library/use-source-list';
import type { IndexClient } from '@/entrypoints/options/search-index/index-client';
import type { SearchIndex } from '@/entrypoints/options/search-index/use-search-index';
import type { ListResult } from '@/lib/app/library/index-messages';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import { openDatabase } from '@/lib/storage/open-database';
import { saveSource } from '@/lib/storage/transactions/save-source';
import { makeSource } from '@/tests/support/make-records';

const QUERY: LibraryQuery = { text: '', facets: {}, importance: null, sort: 'saved', isDescending: true };
const NO_INDEX = { version: null, sourceCount: 0, isComplete: false, error: null };
const COMPLETE_INDEX = { version: 1, sourceCount: 2, isComplete: true, error: null };

/** A client that responds to every query when `response` is called. */
function createClient(ids: string[]) {
  const result = { total: ids.length, ids, faults: [], facets: { values: {}, histogram: [] } };
  const resolvers: ((result: ListResult) => void)[] = [];
  const client = {
    request: () => new Promise((resolve) => resolvers.push(resolve)),
    subscribe: () => () => {},
  } as unknown as IndexClient;
  const response = () => {
    for (const resolve of resolvers.splice(0)) resolve(result as unknown as ListResult);
  };
  return { client, response };
}

describe('useSourceList', () => {
  it('keeps the newest rows until the rows of the index are read', async () => {
    const database = openDatabase('use-source-list');
    const sources = [makeSource(), makeSource()];
    for (const source of sources) await saveSource(database, source, null);
    const { client, response } = createClient(sources.map(({ stableId }) => stableId));
    const rowCounts: number[] = [];
    const { result, rerender } = renderHook(
      (state: SearchIndex['state']) => {
        const list = useSourceList(database, { client, state }, QUERY);
        rowCounts.push(list.rows.filter((row) => row !== null).length);
        return list;
      },
      { initialProps: NO_INDEX as SearchIndex['state'] },
    );
    await waitFor(() => expect(rowCounts.at(-1)).toBe(2));
    rowCounts.length = 0;
    rerender(COMPLETE_INDEX);
    await act(async () => response());
    await waitFor(() => expect(result.current.result?.total).toBe(2));
    expect(rowCounts).not.toContain(0);
  });
});

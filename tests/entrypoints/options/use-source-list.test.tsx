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
import { makeSource } from '@/tests/support/make-sources';

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
    expect(result.current.hasFirstRows).toBe(false);
    await waitFor(() => expect(rowCounts.at(-1)).toBe(2));
    expect(result.current.hasFirstRows).toBe(true);
    rowCounts.length = 0;
    rerender(COMPLETE_INDEX);
    await act(async () => response());
    await waitFor(() => expect(result.current.result?.total).toBe(2));
    expect(rowCounts).not.toContain(0);
  });

  it('does not wait for first rows that cannot be read, or that only the index knows', async () => {
    const database = openDatabase('use-source-list-failed');
    const { client } = createClient([]);
    database.sources.hook('reading', () => {
      throw new Error('The disk cannot be read.');
    });
    await saveSource(openDatabase('use-source-list-failed'), makeSource(), null);
    const failed = renderHook(() => useSourceList(database, { client, state: NO_INDEX }, QUERY));
    await waitFor(() => expect(failed.result.current.hasFirstRows).toBe(true));
    const searchQuery = { ...QUERY, text: 'tide' };
    const search = renderHook(() => useSourceList(database, { client, state: NO_INDEX }, searchQuery));
    await waitFor(() => expect(search.result.current.hasFirstRows).toBe(true));
  });

  it('asks the index for all pages of a window at once', async () => {
    const database = openDatabase('use-source-list-window');
    const requests: unknown[] = [];
    const ids = Array.from({ length: 180 }, (_, index) => `sid_${index}`);
    const client = {
      request: async (request: { offset: number; size: number }) => {
        requests.push([request.offset, request.size]);
        const { offset, size } = request;
        return { total: 180, ids: ids.slice(offset, offset + size), faults: [], facets: {} };
      },
      subscribe: () => () => {},
    } as unknown as IndexClient;
    const { result } = renderHook(() => useSourceList(database, { client, state: COMPLETE_INDEX }, QUERY));
    await waitFor(() => expect(result.current.total).toBe(180));
    requests.length = 0;
    act(() => result.current.showWindow({ from: 60, to: 180 }));
    await waitFor(() => expect(result.current).toMatchObject({ from: 60, rows: Array(120).fill(null) }));
    expect(requests).toEqual([[60, 120]]);
  });
});

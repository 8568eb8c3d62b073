import type { LibraryQuery } from '@/lib/search/index/library-query';
import type { IndexClient } from './index-client';

/** Lists the ids of all sources that a query finds, in order. */
export async function listAllIds(client: IndexClient, query: LibraryQuery): Promise<string[]> {
  const { total } = await client.request({ kind: 'query', query, offset: 0, size: 0 });
  return (await client.request({ kind: 'query', query, offset: 0, size: total })).ids;
}

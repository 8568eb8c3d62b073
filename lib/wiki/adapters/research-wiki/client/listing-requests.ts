import { err, ok } from '@/lib/base/result';
import {
  parseCitationCounts,
  parseResources,
  parseTextUrls,
} from '@/lib/wiki/adapters/research-wiki/format/parse-listings';
import { MAX_SEARCH_RESULTS } from '@/lib/wiki/model/bring-in';
import type { WikiClient } from '@/lib/wiki/model/wiki';
import { type ApiRequests, MAX_LIST_BYTES } from './api-requests';

type ListingRequests = Pick<
  WikiClient,
  'listResources' | 'searchResources' | 'listPageResourceIds' | 'countCitations' | 'listTextUrls'
>;

/** Creates the requests that list resources. */
export const createListingRequests = ({ get }: ApiRequests): ListingRequests => ({
  listResources: async (offset, limit) => {
    const response = await get(`/api/resources/all?limit=${limit}&offset=${offset}`, MAX_LIST_BYTES);
    if (!response.ok) return response;
    const listing = parseResources(response.value, 'resources', limit);
    return listing ? ok(listing) : err({ kind: 'bad-answer' });
  },
  searchResources: async (query) => {
    const path = `/api/resources/search?q=${encodeURIComponent(query)}&limit=${MAX_SEARCH_RESULTS}`;
    const response = await get(path, MAX_LIST_BYTES);
    if (!response.ok) return response;
    const listing = parseResources(response.value, 'results', MAX_SEARCH_RESULTS);
    return listing ? ok(listing) : err({ kind: 'bad-answer' });
  },
  listPageResourceIds: async (pageId) => {
    const response = await get(`/api/resources/by-page/${encodeURIComponent(pageId)}`, MAX_LIST_BYTES);
    if (!response.ok) return response;
    const listing = parseResources(response.value, 'resources', Number.MAX_SAFE_INTEGER);
    return listing ? ok(listing.resources.map(({ remoteId }) => remoteId)) : err({ kind: 'bad-answer' });
  },
  countCitations: async () => {
    const response = await get('/api/resources/citations/all', MAX_LIST_BYTES);
    if (!response.ok) return response;
    const counts = parseCitationCounts(response.value);
    return counts ? ok(counts) : err({ kind: 'bad-answer' });
  },
  listTextUrls: async (offset) => {
    const path = `/api/citations/content/list?limit=200&offset=${offset}`;
    const response = await get(path, MAX_LIST_BYTES);
    if (!response.ok) return response;
    const texts = parseTextUrls(response.value);
    return texts ? ok(texts) : err({ kind: 'bad-answer' });
  },
});

import { err, ok, type Result } from '@/lib/base/result';
import { buildVerdict } from '@/lib/wiki/adapters/research-wiki/format/build-verdict';
import { parseCitingPage, parseFoundPages } from '@/lib/wiki/adapters/research-wiki/format/parse-citing-page';
import {
  MAX_CLAIMS,
  parseClaimState,
  parseClaims,
} from '@/lib/wiki/adapters/research-wiki/format/parse-claims';
import type { WikiClient, WikiProblem } from '@/lib/wiki/model/wiki';
import { type ApiRequests, MAX_LIST_BYTES, toWriteResult } from './api-requests';

type PageRequests = Pick<
  WikiClient,
  | 'readPage'
  | 'searchPages'
  | 'sendCitingPages'
  | 'listClaims'
  | 'readClaim'
  | 'sendVerdict'
  | 'sendQuoteCheck'
>;

/** Creates the requests for the pages of the wiki and for the claims on these pages. */
export const createPageRequests = (wikiName: string, { get, post }: ApiRequests): PageRequests => ({
  readPage: async (pageId) => {
    const response = await get(`/api/pages/${encodeURIComponent(pageId)}`);
    if (!response.ok || response.value === null) return response as Result<null, WikiProblem>;
    const page = parseCitingPage(wikiName, response.value);
    return page ? ok(page) : err({ kind: 'bad-answer' });
  },
  searchPages: async (query) => {
    const response = await get(`/api/pages/search?q=${encodeURIComponent(query)}&limit=20`);
    if (!response.ok) return response;
    const pages = parseFoundPages(wikiName, response.value);
    return pages ? ok(pages) : err({ kind: 'bad-answer' });
  },
  // Unlike the batch route, this route does not change the site index (docs/wiki-protocol.md, section 5.6).
  sendCitingPages: async ({ remoteId, url }, pageIds) =>
    toWriteResult(await post('/api/resources', { id: remoteId, url, citedBy: pageIds })),
  listClaims: async (url) => {
    const query = `url=${encodeURIComponent(url)}&limit=${MAX_CLAIMS}`;
    const response = await get(`/api/citations/quotes-by-url?${query}`, MAX_LIST_BYTES);
    if (!response.ok) return response;
    const claims = parseClaims(response.value);
    return claims ? ok(claims) : err({ kind: 'bad-answer' });
  },
  readClaim: async (pageId, footnote) => {
    const response = await get(`/api/citations/quotes/${encodeURIComponent(pageId)}/${footnote}`);
    if (!response.ok || response.value === null) return response as Result<null, WikiProblem>;
    const claimState = parseClaimState(response.value);
    return claimState ? ok(claimState) : err({ kind: 'bad-answer' });
  },
  // A missing claim is not a problem here, because the read after the write reports it.
  sendVerdict: async (readerVerdict) => {
    const response = await post('/api/citations/quotes/mark-accuracy', buildVerdict(readerVerdict));
    return response.ok ? ok(null) : response;
  },
  sendQuoteCheck: async ({ pageId, footnote }, { method, score }) => {
    const body = { pageId, footnote, method, score };
    const response = await post('/api/citations/quotes/mark-verified', body);
    return response.ok ? ok(null) : response;
  },
});

import { type Api, assert, assertStatus, type ConformanceCase } from './api';

/** Returns a claim of the wiki with the URL that it cites, or null if none of its first pages has one. */
async function findSampleClaim({ sendRequest }: Api) {
  const { json } = await sendRequest('GET', '/api/pages?limit=20');
  for (const { id } of json?.pages ?? []) {
    const response = await sendRequest('GET', `/api/citations/quotes?page_id=${encodeURIComponent(id)}`);
    const quote = response.json?.quotes?.find((row: { url: unknown }) => typeof row.url === 'string');
    if (quote) return quote;
  }
  return null;
}

/** Cases of the protocol (docs/wiki-protocol.md), sections 5.6 and 6a: the site index, claims and their verdicts. */
export const indexAndQuoteCases: ConformanceCase[] = [
  {
    name: 'a batch upsert adds its title to the site index, and a later single upsert keeps it',
    run: async (api) => {
      const target = api.createResourceFields();
      const title = `Index ${target.id}`;
      await api.sendRequest('POST', '/api/resources/batch', {
        body: { items: [{ ...target, title, summary: 'about it' }] },
      });
      const findTitle = () =>
        api.sendRequest('GET', `/api/things/search?q=${encodeURIComponent(title)}&limit=5`);
      const response = await findTitle();
      // Servers without this route have no site index to test.
      if (response.status === 404) return;
      assertStatus(response, 200);
      assert(response.text.includes(title), response.text.slice(0, 160));
      assertStatus(
        await api.sendRequest('POST', '/api/resources', { body: { ...target, review: 'read' } }),
        201,
      );
      assert((await findTitle()).text.includes(title), 'the single route removed the title from the index');
    },
  },
  {
    name: 'quotes: a claim is found by its exact URL and by page and footnote, but not by another form of the URL',
    run: async (api) => {
      const claim = await findSampleClaim(api);
      if (!claim) return;
      const listByUrl = async (url: string) =>
        (
          await api.sendRequest(
            'GET',
            `/api/citations/quotes-by-url?url=${encodeURIComponent(url)}&limit=500`,
          )
        ).json;
      const claimsOfUrl = await listByUrl(claim.url);
      const isSame = (row: { pageId: string; footnote: number }) =>
        row.pageId === claim.pageId && row.footnote === claim.footnote;
      assert(
        claimsOfUrl.quotes.some(isSame) && claimsOfUrl.stats.totalQuotes > 0,
        JSON.stringify(claimsOfUrl).slice(0, 160),
      );
      const claimsOfOtherUrl = await listByUrl(`${claim.url}/`);
      assert(!claimsOfOtherUrl.quotes.some(isSame), 'the lookup is not exact');
      const singleResponse = await api.sendRequest(
        'GET',
        `/api/citations/quotes/${claim.pageId}/${claim.footnote}`,
      );
      assert(singleResponse.json?.quote?.claimText === claim.claimText, singleResponse.text.slice(0, 160));
      for (const limit of [0, 501])
        assertStatus(await api.sendRequest('GET', `/api/citations/quotes-by-url?url=x&limit=${limit}`), 400);
    },
  },
  {
    name: 'quotes: mark-accuracy and mark-verified change the verdict of a claim',
    run: async (api) => {
      const claim = await findSampleClaim(api);
      // Only the server in memory has a clock control. The claims of other servers must not be changed.
      if (!claim || api.clockControl === null) return;
      const { pageId, footnote } = claim;
      const markResponse = await api.sendRequest('POST', '/api/citations/quotes/mark-accuracy', {
        body: { pageId, footnote, verdict: 'minor_issues', issues: 'Too strong.' },
      });
      assertStatus(markResponse, 200);
      assert(
        markResponse.json?.verdict === 'minor_issues' && markResponse.json?.pageId === pageId,
        markResponse.text,
      );
      assertStatus(
        await api.sendRequest('POST', '/api/citations/quotes/mark-verified', {
          body: { pageId, footnote, method: 'exact', score: 1 },
        }),
        200,
      );
      const { json } = await api.sendRequest('GET', `/api/citations/quotes/${pageId}/${footnote}`);
      assert(
        json.quote.accuracyIssues === 'Too strong.' && json.quote.quoteVerified === true,
        JSON.stringify(json),
      );
      const invalidVerdict = { pageId, footnote, verdict: 'wrong' };
      assertStatus(
        await api.sendRequest('POST', '/api/citations/quotes/mark-accuracy', { body: invalidVerdict }),
        400,
      );
    },
  },
];

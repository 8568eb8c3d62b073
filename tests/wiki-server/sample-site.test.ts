import { describe, expect, it } from 'vitest';
import { createWikiServer } from './create-wiki-server';
import { buildArticleUrls, serveSampleSite } from './sample-site';
import { addSampleArticles, addSampleData, hashUrl } from './sample-wiki';

const baseUrl = 'http://127.0.0.1:8787';

function startSampleWiki() {
  const server = createWikiServer({ token: 'dev-token' });
  addSampleData(server.state);
  addSampleArticles(server.state, baseUrl);
  const handle = serveSampleSite(server);
  const fetchText = async (url: string, token = '') => {
    const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
    const response = await handle(new Request(url, headers ? { headers } : {}));
    return { status: response.status, text: await response.text() };
  };
  return { get: fetchText, rows: server.state.rows };
}

describe('serveSampleSite', () => {
  it('serves the sample articles and every wiki page that cites them', async () => {
    const { get, rows } = startSampleWiki();
    const [stubUrl, richUrl] = buildArticleUrls(baseUrl);
    for (const url of [stubUrl, richUrl]) {
      expect(await get(url)).toMatchObject({ status: 200, text: expect.stringContaining('<article>') });
      const knownResource = await get(`${baseUrl}/api/resources/${hashUrl(url)}`, 'dev-token');
      const { citedBy } = JSON.parse(knownResource.text) as { citedBy: string[] };
      expect(citedBy.length).toBeGreaterThan(0);
      for (const id of citedBy)
        expect(await get(`${baseUrl}/wiki/${id}`)).toMatchObject({
          status: 200,
          text: expect.stringContaining(url),
        });
    }
    expect([rows.get(hashUrl(stubUrl))?.summary ?? null, typeof rows.get(hashUrl(richUrl))?.summary]).toEqual(
      [null, 'string'],
    );
  });

  it('returns 404 for other pages, and still requires the token for the API', async () => {
    const { get } = startSampleWiki();
    expect((await get(`${baseUrl}/wiki/none`)).status).toBe(404);
    expect((await get(`${baseUrl}/articles/none`)).status).toBe(404);
    expect((await get(`${baseUrl}/api/pages`)).status).toBe(401);
  });
});

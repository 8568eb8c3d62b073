import { describe, expect, it } from 'vitest';
import { articleAddresses, withSite } from './sample-site';
import { addSampleArticles, fillWithSamples, idOf } from './sample-wiki';
import { createWikiServer } from './server';

const baseUrl = 'http://127.0.0.1:8787';

function begun() {
  const server = createWikiServer({ token: 'dev-token' });
  fillWithSamples(server.state);
  addSampleArticles(server.state, baseUrl);
  const handle = withSite(server);
  const get = async (url: string, token = '') => {
    const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
    const answer = await handle(new Request(url, headers ? { headers } : {}));
    return { status: answer.status, text: await answer.text() };
  };
  return { get, rows: server.state.rows };
}

describe('the wiki to try by hand', () => {
  it('serves the articles that it knows, and a page for each of its pages that cites them', async () => {
    const { get, rows } = begun();
    const [stub, rich] = articleAddresses(baseUrl);
    for (const url of [stub, rich]) {
      expect(await get(url)).toMatchObject({ status: 200, text: expect.stringContaining('<article>') });
      const known = await get(`${baseUrl}/api/resources/${idOf(url)}`, 'dev-token');
      const { citedBy } = JSON.parse(known.text) as { citedBy: string[] };
      expect(citedBy.length).toBeGreaterThan(0);
      for (const id of citedBy)
        expect(await get(`${baseUrl}/wiki/${id}`)).toMatchObject({
          status: 200,
          text: expect.stringContaining(url),
        });
    }
    expect([rows.get(idOf(stub))?.summary ?? null, typeof rows.get(idOf(rich))?.summary]).toEqual([
      null,
      'string',
    ]);
  });

  it('has no other page, and asks for its token as before', async () => {
    const { get } = begun();
    expect((await get(`${baseUrl}/wiki/none`)).status).toBe(404);
    expect((await get(`${baseUrl}/articles/none`)).status).toBe(404);
    expect((await get(`${baseUrl}/api/pages`)).status).toBe(401);
  });
});

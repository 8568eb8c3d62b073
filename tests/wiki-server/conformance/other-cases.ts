import type { Mode } from '../schemas';
import { assert, assertStatus, type ConformanceCase } from './api';

const newerModes: Mode[] = ['newer'];
const olderModes: Mode[] = ['base', 'base-with-faults'];

/** Cases of the protocol (docs/wiki-protocol.md), sections 6, 6a, 7 and 11: texts, quotes, pages, newer routes. */
export const otherCases: ConformanceCase[] = [
  {
    name: 'content: an upsert replaces the whole record, the preview is the beginning of the text, the exact URL is the key',
    run: async ({ sendRequest, createResourceFields }) => {
      const { url, id } = createResourceFields();
      await sendRequest('POST', '/api/resources', { body: { id, url } });
      const upsertContent = (body: object) =>
        sendRequest('POST', '/api/citations/content/upsert', {
          body: { url, fetchedAt: '2026-03-10T09:08:07Z', ...body },
        });
      const path = `/api/citations/content?url=${encodeURIComponent(url)}`;
      assertStatus(await sendRequest('GET', path), 404);
      const firstResponse = await upsertContent({ fullText: 'y'.repeat(60_000), pageTitle: 'one' });
      assertStatus(firstResponse, 200);
      assert(firstResponse.json?.url === url, firstResponse.text);
      const storedContent = await sendRequest('GET', path);
      assert(
        storedContent.json.fullTextPreview.length === 51_200 && storedContent.json.fullText.length === 60_000,
        'wrong preview',
      );
      const joinedContent = await sendRequest('GET', `/api/resources/${id}/content`);
      assert(
        joinedContent.json.content.pageTitle === 'one' && !('fullText' in joinedContent.json.content),
        joinedContent.text.slice(0, 100),
      );
      await upsertContent({});
      const clearedContent = await sendRequest('GET', path);
      assert(
        clearedContent.json.fullText === null && clearedContent.json.pageTitle === null,
        'the earlier values were not removed',
      );
      assertStatus(
        await sendRequest('GET', `/api/citations/content?url=${encodeURIComponent(`${url}/`)}`),
        404,
      );
    },
  },
  ...(
    [
      ['fetchedAt', { fetchedAt: undefined }],
      ['contentHash', { contentHash: 'x'.repeat(65) }],
      ['pageTitle', { pageTitle: 'x'.repeat(1001) }],
      ['fullTextPreview', { fullTextPreview: 'x'.repeat(51_201) }],
      ['fullText', { fullText: 'x'.repeat(5_242_881) }],
      ['contentType', { contentType: 'x'.repeat(201) }],
      ['fetchMethod', { fetchMethod: 'x'.repeat(51) }],
      ['httpStatus', { httpStatus: 200.5 }],
      ['url', { url: '' }],
    ] as const
  ).map(
    ([field, patch]): ConformanceCase => ({
      name: `content: an invalid ${field} returns 400 and names the field`,
      run: async ({ sendRequest, createResourceFields }) => {
        const body = { url: createResourceFields().url, fetchedAt: '2026-03-10T09:08:07Z', ...patch };
        const response = await sendRequest('POST', '/api/citations/content/upsert', { body });
        assertStatus(response, 400);
        assert(JSON.parse(response.json.message)[0].path[0] === field, response.text.slice(0, 100));
      },
    }),
  ),
  {
    name: 'content: NUL returns 500 on base servers and is removed by newer servers',
    run: async ({ sendRequest, createResourceFields, mode }) => {
      const body = {
        url: createResourceFields().url,
        fetchedAt: '2026-03-10T09:08:07Z',
        fullText: 'a\u0000b',
      };
      assertStatus(
        await sendRequest('POST', '/api/citations/content/upsert', { body }),
        mode === 'newer' ? 200 : 500,
      );
    },
  },
  {
    name: 'content: a resource without a text returns null',
    run: async ({ sendRequest, createResourceFields }) => {
      const target = createResourceFields();
      await sendRequest('POST', '/api/resources', { body: target });
      const response = await sendRequest('GET', `/api/resources/${target.id}/content`);
      assert(response.status === 200 && response.json.content === null, response.text.slice(0, 100));
    },
  },
  {
    name: 'content/list counts texts',
    run: async ({ sendRequest }) => {
      const { status, json, text } = await sendRequest('GET', '/api/citations/content/list?limit=1');
      assert(
        status === 200 && Array.isArray(json.entries) && typeof json.withFullText === 'number',
        text.slice(0, 100),
      );
    },
  },
  {
    name: 'quotes: an unknown URL returns an empty list with stats',
    run: async ({ sendRequest }) => {
      const response = await sendRequest(
        'GET',
        '/api/citations/quotes-by-url?url=https%3A%2F%2Fnothing.example%2F',
      );
      assert(
        response.status === 200 && response.json.quotes.length === 0 && response.json.stats.totalQuotes === 0,
        response.text,
      );
    },
  },
  {
    name: 'pages: the list has a total, an unknown page returns 404, and the search has limits',
    run: async ({ sendRequest, samplePageId }) => {
      const pageList = await sendRequest('GET', '/api/pages?limit=200');
      assert(pageList.status === 200 && typeof pageList.json.total === 'number', pageList.text.slice(0, 100));
      assertStatus(await sendRequest('GET', '/api/pages?limit=201'), 400);
      assertStatus(await sendRequest('GET', '/api/pages/no-such-page'), 404);
      assertStatus(await sendRequest('GET', '/api/pages/search?q='), 400);
      assertStatus(await sendRequest('GET', '/api/pages/search?q=x&limit=101'), 400);
      if (samplePageId === null) return;
      const pageResponse = await sendRequest('GET', `/api/pages/${encodeURIComponent(samplePageId)}`);
      assert(
        pageResponse.status === 200 &&
          pageResponse.json.id === samplePageId &&
          typeof pageResponse.json.title === 'string',
        pageResponse.text.slice(0, 100),
      );
      const numericId = pageResponse.json.numericId ?? pageResponse.json.wikiId;
      if (numericId)
        assert(
          (await sendRequest('GET', `/api/pages/${numericId}`)).json?.id === samplePageId,
          'not found by its number',
        );
    },
  },
  {
    name: 'pages: the search finds a page with a number by its title, with the columns of the list and a snippet',
    run: async ({ sendRequest }) => {
      const pageList = await sendRequest('GET', '/api/pages?limit=20');
      const page = pageList.json.pages.find(
        (row: { numericId?: unknown; wikiId?: unknown }) => row.numericId ?? row.wikiId,
      );
      if (!page) return;
      const query = encodeURIComponent(page.title);
      const { status, json, text } = await sendRequest('GET', `/api/pages/search?q=${query}&limit=20`);
      const match = json?.results?.find((row: { id: string }) => row.id === page.id);
      assert(status === 200 && match?.title === page.title && 'snippet' in match, text.slice(0, 160));
    },
  },
  ...['paper', 'forum-post', 'policy-doc'].map(
    (detailPath): ConformanceCase => ({
      name: `POST …/${detailPath} returns 404 with a text on base servers`,
      modes: olderModes,
      run: async ({ sendRequest, createResourceFields }) => {
        const response = await sendRequest(
          'POST',
          `/api/resources/${createResourceFields().id}/${detailPath}`,
          {
            body: {},
          },
        );
        assertStatus(response, 404);
        assert(response.text === '404 Not Found', response.text);
      },
    }),
  ),
  {
    name: 'paper: returns 201, keeps a value that is null in the request, 404 for an unknown resource, limits, part of the row',
    modes: newerModes,
    run: async ({ sendRequest, createResourceFields }) => {
      const target = createResourceFields();
      await sendRequest('POST', '/api/resources', { body: target });
      const path = `/api/resources/${target.id}/paper`;
      const response = await sendRequest('POST', path, { body: { arxivId: '2401.00001', year: 2024 } });
      assertStatus(response, 201);
      assert(response.json?.ok === true && response.json?.resourceId === target.id, response.text);
      await sendRequest('POST', path, { body: { doi: '10.1/x', arxivId: null } });
      for (const suffix of ['', '/details']) {
        const { json } = await sendRequest('GET', `/api/resources/${target.id}${suffix}`);
        assert(
          json.paper?.arxivId === '2401.00001' && json.paper?.doi === '10.1/x',
          JSON.stringify(json.paper),
        );
      }
      assertStatus(await sendRequest('POST', '/api/resources/none/paper', { body: {} }), 404);
      for (const invalidBody of [
        { arxivId: 'x'.repeat(51) },
        { doi: 'x'.repeat(201) },
        { year: 1899 },
        { citationCount: -1 },
        { categories: Array(21).fill('x') },
      ])
        assertStatus(await sendRequest('POST', path, { body: invalidBody }), 400);
    },
  },
  {
    name: 'forum-post needs a known forum, policy-doc accepts its fields, batch-details returns counts',
    modes: newerModes,
    run: async ({ sendRequest, createResourceFields }) => {
      const target = createResourceFields();
      await sendRequest('POST', '/api/resources', { body: target });
      assertStatus(
        await sendRequest('POST', `/api/resources/${target.id}/forum-post`, {
          body: { forum: 'lesswrong', karma: 3 },
        }),
        201,
      );
      assertStatus(
        await sendRequest('POST', `/api/resources/${target.id}/forum-post`, { body: { karma: 3 } }),
        400,
      );
      assertStatus(
        await sendRequest('POST', `/api/resources/${target.id}/policy-doc`, {
          body: { documentType: 'act' },
        }),
        201,
      );
      const response = await sendRequest('POST', '/api/resources/batch-details', {
        body: { papers: [{ resourceId: target.id, year: 2024 }] },
      });
      assertStatus(response, 201);
      assert(
        response.json?.upserted?.papers === 1 && response.json?.upserted?.forumPosts === 0,
        response.text,
      );
    },
  },
  {
    name: 'by-content-hash returns the other resources with the same text',
    modes: newerModes,
    run: async ({ sendRequest, createResourceFields }) => {
      const [first, second] = [createResourceFields(), createResourceFields()];
      for (const target of [first, second])
        await sendRequest('POST', '/api/resources', { body: { ...target, contentHash: first.id } });
      const response = await sendRequest(
        'GET',
        `/api/resources/by-content-hash?hash=${first.id}&excludeId=${first.id}`,
      );
      assert(
        response.json?.resources?.length === 1 && response.json.resources[0].id === second.id,
        response.text,
      );
    },
  },
  {
    name: 'suggest registers URLs and returns their status',
    modes: newerModes,
    run: async ({ sendRequest, createResourceFields }) => {
      const { url } = createResourceFields();
      const response = await sendRequest('POST', '/api/resources/suggest', { body: { urls: [url] } });
      assert(
        response.status < 300 &&
          response.json.results[0].url === url &&
          typeof response.json.batchId === 'string',
        response.text,
      );
      assertStatus(await sendRequest('GET', `/api/resources/suggest/status/${response.json.batchId}`), 200);
      assertStatus(await sendRequest('POST', '/api/resources/suggest', { body: { urls: [] } }), 400);
    },
  },
];

import type { Mode } from '../schemas';
import { type Case, expect, expectStatus } from './api';

const newer: Mode[] = ['newer'];
const older: Mode[] = ['base', 'base-as-committed'];

/** Sections 6, 6a, 7 and 11. */
export const otherCases: Case[] = [
  {
    name: 'content: the whole record is replaced, the preview is cut from the text, the key is exact',
    run: async ({ call, fresh }) => {
      const { url, id } = fresh();
      await call('POST', '/api/resources', { body: { id, url } });
      const put = (body: object) =>
        call('POST', '/api/citations/content/upsert', {
          body: { url, fetchedAt: '2026-03-10T09:08:07Z', ...body },
        });
      const path = `/api/citations/content?url=${encodeURIComponent(url)}`;
      expectStatus(await call('GET', path), 404);
      const first = await put({ fullText: 'y'.repeat(60_000), pageTitle: 'one' });
      expectStatus(first, 200);
      expect(first.json?.url === url, first.text);
      const kept = await call('GET', path);
      expect(
        kept.json.fullTextPreview.length === 51_200 && kept.json.fullText.length === 60_000,
        'wrong preview',
      );
      const joined = await call('GET', `/api/resources/${id}/content`);
      expect(
        joined.json.content.pageTitle === 'one' && !('fullText' in joined.json.content),
        joined.text.slice(0, 100),
      );
      await put({});
      const emptied = await call('GET', path);
      expect(emptied.json.fullText === null && emptied.json.pageTitle === null, 'kept the old fields');
      expectStatus(await call('GET', `/api/citations/content?url=${encodeURIComponent(`${url}/`)}`), 404);
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
    ([field, patch]): Case => ({
      name: `content: a bad ${field} is 400 naming it`,
      run: async ({ call, fresh }) => {
        const body = { url: fresh().url, fetchedAt: '2026-03-10T09:08:07Z', ...patch };
        const answer = await call('POST', '/api/citations/content/upsert', { body });
        expectStatus(answer, 400);
        expect(JSON.parse(answer.json.message)[0].path[0] === field, answer.text.slice(0, 100));
      },
    }),
  ),
  {
    name: 'content: NUL is 500 on base servers and removed on newer ones',
    run: async ({ call, fresh, mode }) => {
      const body = { url: fresh().url, fetchedAt: '2026-03-10T09:08:07Z', fullText: 'a\u0000b' };
      expectStatus(
        await call('POST', '/api/citations/content/upsert', { body }),
        mode === 'newer' ? 200 : 500,
      );
    },
  },
  {
    name: 'content of a resource without any is null',
    run: async ({ call, fresh }) => {
      const target = fresh();
      await call('POST', '/api/resources', { body: target });
      const answer = await call('GET', `/api/resources/${target.id}/content`);
      expect(answer.status === 200 && answer.json.content === null, answer.text.slice(0, 100));
    },
  },
  {
    name: 'content/list counts texts',
    run: async ({ call }) => {
      const { status, json, text } = await call('GET', '/api/citations/content/list?limit=1');
      expect(
        status === 200 && Array.isArray(json.entries) && typeof json.withFullText === 'number',
        text.slice(0, 100),
      );
    },
  },
  {
    name: 'quotes of an unknown address are an empty list with stats',
    run: async ({ call }) => {
      const answer = await call('GET', '/api/citations/quotes-by-url?url=https%3A%2F%2Fnothing.example%2F');
      expect(
        answer.status === 200 && answer.json.quotes.length === 0 && answer.json.stats.totalQuotes === 0,
        answer.text,
      );
    },
  },
  {
    name: 'pages: a list ordered by id with total; 404 for an unknown one; limits of the search',
    run: async ({ call, aPage }) => {
      const list = await call('GET', '/api/pages?limit=200');
      expect(list.status === 200 && typeof list.json.total === 'number', list.text.slice(0, 100));
      expectStatus(await call('GET', '/api/pages?limit=201'), 400);
      expectStatus(await call('GET', '/api/pages/no-such-page'), 404);
      expectStatus(await call('GET', '/api/pages/search?q='), 400);
      expectStatus(await call('GET', '/api/pages/search?q=x&limit=101'), 400);
      if (aPage === null) return;
      const page = await call('GET', `/api/pages/${encodeURIComponent(aPage)}`);
      expect(
        page.status === 200 && page.json.id === aPage && typeof page.json.title === 'string',
        page.text.slice(0, 100),
      );
      const number = page.json.numericId ?? page.json.wikiId;
      if (number)
        expect((await call('GET', `/api/pages/${number}`)).json?.id === aPage, 'not found by its number');
    },
  },
  ...['paper', 'forum-post', 'policy-doc'].map(
    (kind): Case => ({
      name: `POST …/${kind} is 404 text on base servers`,
      modes: older,
      run: async ({ call, fresh }) => {
        const answer = await call('POST', `/api/resources/${fresh().id}/${kind}`, { body: {} });
        expectStatus(answer, 404);
        expect(answer.text === '404 Not Found', answer.text);
      },
    }),
  ),
  {
    name: 'paper: 201, null keeps, 404 for an unknown resource, limits, shown in the row and its details',
    modes: newer,
    run: async ({ call, fresh }) => {
      const target = fresh();
      await call('POST', '/api/resources', { body: target });
      const path = `/api/resources/${target.id}/paper`;
      const answer = await call('POST', path, { body: { arxivId: '2401.00001', year: 2024 } });
      expectStatus(answer, 201);
      expect(answer.json?.ok === true && answer.json?.resourceId === target.id, answer.text);
      await call('POST', path, { body: { doi: '10.1/x', arxivId: null } });
      for (const at of ['', '/details']) {
        const { json } = await call('GET', `/api/resources/${target.id}${at}`);
        expect(
          json.paper?.arxivId === '2401.00001' && json.paper?.doi === '10.1/x',
          JSON.stringify(json.paper),
        );
      }
      expectStatus(await call('POST', '/api/resources/none/paper', { body: {} }), 404);
      for (const bad of [
        { arxivId: 'x'.repeat(51) },
        { doi: 'x'.repeat(201) },
        { year: 1899 },
        { citationCount: -1 },
        { categories: Array(21).fill('x') },
      ])
        expectStatus(await call('POST', path, { body: bad }), 400);
    },
  },
  {
    name: 'forum-post needs a known forum; policy-doc takes its fields; batch-details counts',
    modes: newer,
    run: async ({ call, fresh }) => {
      const target = fresh();
      await call('POST', '/api/resources', { body: target });
      expectStatus(
        await call('POST', `/api/resources/${target.id}/forum-post`, {
          body: { forum: 'lesswrong', karma: 3 },
        }),
        201,
      );
      expectStatus(await call('POST', `/api/resources/${target.id}/forum-post`, { body: { karma: 3 } }), 400);
      expectStatus(
        await call('POST', `/api/resources/${target.id}/policy-doc`, { body: { documentType: 'act' } }),
        201,
      );
      const answer = await call('POST', '/api/resources/batch-details', {
        body: { papers: [{ resourceId: target.id, year: 2024 }] },
      });
      expectStatus(answer, 201);
      expect(answer.json?.upserted?.papers === 1 && answer.json?.upserted?.forumPosts === 0, answer.text);
    },
  },
  {
    name: 'by-content-hash names the others with the same text',
    modes: newer,
    run: async ({ call, fresh }) => {
      const [one, two] = [fresh(), fresh()];
      for (const target of [one, two])
        await call('POST', '/api/resources', { body: { ...target, contentHash: one.id } });
      const answer = await call('GET', `/api/resources/by-content-hash?hash=${one.id}&excludeId=${one.id}`);
      expect(answer.json?.resources?.length === 1 && answer.json.resources[0].id === two.id, answer.text);
    },
  },
  {
    name: 'suggest registers addresses and tells their state',
    modes: newer,
    run: async ({ call, fresh }) => {
      const { url } = fresh();
      const answer = await call('POST', '/api/resources/suggest', { body: { urls: [url] } });
      expect(
        answer.status < 300 && answer.json.results[0].url === url && typeof answer.json.batchId === 'string',
        answer.text,
      );
      expectStatus(await call('GET', `/api/resources/suggest/status/${answer.json.batchId}`), 200);
      expectStatus(await call('POST', '/api/resources/suggest', { body: { urls: [] } }), 400);
    },
  },
];

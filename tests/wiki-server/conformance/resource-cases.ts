import { type Api, assert, assertStatus, type ConformanceCase } from './api';

const upsert = (api: Api, body: unknown) => api.sendRequest('POST', '/api/resources', { body });
const upsertBatch = (api: Api, items: unknown[]) =>
  api.sendRequest('POST', '/api/resources/batch', { body: { items } });
const readResource = async (api: Api, id: string) =>
  (await api.sendRequest('GET', `/api/resources/${encodeURIComponent(id)}`)).json;
const lookUpUrl = (api: Api, url: string) =>
  api.sendRequest('GET', `/api/resources/lookup?url=${encodeURIComponent(url)}`);

const COLUMNS =
  'id url title type summary review abstract keyPoints publicationId authors publishedDate tags localFilename credibilityOverride fetchedAt contentHash stableId fetchStatus lastFetchedAt archiveUrl createdAt updatedAt';

/** Cases of the protocol (docs/wiki-protocol.md), sections 5.2–5.8: upserts and reads. */
export const resourceCases: ConformanceCase[] = [
  {
    name: 'an upsert returns 201 with id, url and title, also for an update',
    run: async (api) => {
      const target = api.createResourceFields();
      for (const title of ['one', 'two']) {
        const response = await upsert(api, { ...target, title });
        assertStatus(response, 201);
        assert(
          response.json?.id === target.id &&
            response.json?.url === target.url &&
            response.json?.title === title,
          response.text,
        );
      }
    },
  },
  {
    name: 'a row has every column, with null for missing values, and citedBy []',
    run: async (api) => {
      const target = api.createResourceFields();
      await upsert(api, target);
      const row = await readResource(api, target.id);
      for (const name of COLUMNS.split(' ')) assert(name in row, `no ${name}`);
      assert(
        row.title === null && Array.isArray(row.citedBy) && row.citedBy.length === 0,
        JSON.stringify(row).slice(0, 200),
      );
      assert(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(row.updatedAt), row.updatedAt);
    },
  },
  {
    name: 'missing and null keep the stored value; "" and 0 replace it; updatedAt changes, createdAt does not',
    run: async (api) => {
      const target = api.createResourceFields();
      await upsert(api, { ...target, title: 'kept', summary: 'kept', credibilityOverride: 0.5 });
      const rowBefore = await readResource(api, target.id);
      api.clockControl?.advance(5);
      await upsert(api, { ...target, title: null });
      const rowAfter = await readResource(api, target.id);
      assert(rowAfter.title === 'kept' && rowAfter.summary === 'kept', 'cleared a value');
      assert(
        rowAfter.createdAt === rowBefore.createdAt && rowAfter.updatedAt >= rowBefore.updatedAt,
        'wrong times',
      );
      await upsert(api, { ...target, summary: '', credibilityOverride: 0 });
      const clearedRow = await readResource(api, target.id);
      assert(
        clearedRow.summary === '' && clearedRow.credibilityOverride === 0,
        JSON.stringify(clearedRow).slice(0, 200),
      );
    },
  },
  {
    name: '[] replaces a list',
    modes: ['base', 'newer'],
    run: async (api) => {
      const target = api.createResourceFields();
      await upsertBatch(api, [{ ...target, tags: ['a'] }]);
      await upsertBatch(api, [{ ...target, tags: [] }]);
      assert((await readResource(api, target.id)).tags.length === 0, 'the list was not replaced');
    },
  },
  {
    name: 'the stored stableId stays; the stableId of another resource returns 500',
    run: async (api) => {
      const [first, second] = [api.createResourceFields(), api.createResourceFields()];
      const stableId = `sid_${first.id.slice(0, 10)}`;
      await upsert(api, { ...first, stableId });
      await upsert(api, { ...first, stableId: `sid_${second.id.slice(0, 10)}` });
      assert((await readResource(api, first.id)).stableId === stableId, 'the stableId was replaced');
      assertStatus(await upsert(api, { ...second, stableId }), 500);
    },
  },
  {
    name: 'the URL of another resource returns 500; a new URL replaces the stored URL',
    run: async (api) => {
      const [first, second] = [api.createResourceFields(), api.createResourceFields()];
      await upsert(api, first);
      assertStatus(await upsert(api, { ...second, url: first.url }), 500);
      assertStatus(await upsert(api, { ...first, url: second.url }), 201);
      assert((await readResource(api, first.id)).url === second.url, 'the URL was not replaced');
    },
  },
  {
    name: 'a batch returns 201 with the number and the ids, accepts 200 items and rejects 0 and 201',
    run: async (api) => {
      const response = await upsertBatch(
        api,
        Array.from({ length: 200 }, () => api.createResourceFields()),
      );
      assertStatus(response, 201);
      assert(
        response.json?.upserted === 200 && response.json?.results?.length === 200,
        response.text.slice(0, 100),
      );
      assertStatus(await upsertBatch(api, []), 400);
      assertStatus(
        await upsertBatch(
          api,
          Array.from({ length: 201 }, () => api.createResourceFields()),
        ),
        400,
      );
    },
  },
  {
    name: 'a batch with an invalid item (400), a conflict (500) or the same id twice (500) stores nothing',
    run: async (api) => {
      const storedItem = api.createResourceFields();
      await upsert(api, storedItem);
      const [validItem, otherItem] = [api.createResourceFields(), api.createResourceFields()];
      assertStatus(await upsertBatch(api, [validItem, { ...otherItem, type: 'news' }]), 400);
      const conflictResponse = await upsertBatch(api, [validItem, { ...otherItem, url: storedItem.url }]);
      assertStatus(conflictResponse, 500);
      assert(conflictResponse.json?.error === 'database_error', conflictResponse.text);
      assertStatus(await upsertBatch(api, [validItem, { ...validItem, title: 'again' }]), 500);
      assertStatus(await api.sendRequest('GET', `/api/resources/${validItem.id}`), 404);
    },
  },
  {
    name: 'an unknown resource returns 404 not_found in JSON',
    run: async (api) => {
      for (const path of [
        '/api/resources/nothing-here',
        '/api/resources/lookup?url=https%3A%2F%2Fnothing.example%2F',
      ]) {
        const response = await api.sendRequest('GET', path);
        assertStatus(response, 404);
        assert(response.json?.error === 'not_found', response.text);
      }
    },
  },
  {
    name: 'a lookup without url returns 400',
    run: async (api) => assertStatus(await api.sendRequest('GET', '/api/resources/lookup'), 400),
  },
  {
    name: 'a lookup ignores www., a final slash, upper case in the host and the default port, and returns no citedBy',
    run: async (api) => {
      const target = api.createResourceFields('/path');
      await upsert(api, target);
      const equivalentUrls = [
        target.url,
        `${target.url}/`,
        target.url.replace('https://', 'https://www.'),
        target.url
          .replace('https://conformance', 'HTTPS://CONFORMANCE')
          .replace('.example.com', '.Example.com:443'),
      ];
      for (const url of equivalentUrls) {
        const response = await lookUpUrl(api, url);
        assert(response.json?.id === target.id, `${url}: ${response.status}`);
        assert(!('citedBy' in response.json), 'has citedBy');
      }
    },
  },
  {
    name: 'a lookup distinguishes http from https, queries, fragments, and upper case in paths',
    run: async (api) => {
      const target = api.createResourceFields('/path');
      await upsert(api, target);
      const differentUrls = [
        target.url.replace('https:', 'http:'),
        `${target.url}?utm_source=x`,
        `${target.url}#x`,
        target.url.replace('/path', '/PATH'),
      ];
      for (const url of differentUrls) assertStatus(await lookUpUrl(api, url), 404);
    },
  },
  {
    name: 'citedBy: an unknown page returns 400, which names the page, and stores nothing',
    run: async (api) => {
      const target = api.createResourceFields();
      const response = await upsert(api, { ...target, citedBy: ['no-such-page-1', 'no-such-page-2'] });
      assertStatus(response, 400);
      assert(
        response.json?.message === 'Referenced pages not found in citedBy: no-such-page-1, no-such-page-2',
        response.text,
      );
      assertStatus(await api.sendRequest('GET', `/api/resources/${target.id}`), 404);
    },
  },
  {
    name: 'citedBy: repeated ids are merged, [] and null change nothing, and by-page and citations/all contain it',
    run: async (api) => {
      if (api.samplePageId === null) return;
      const target = api.createResourceFields();
      await upsert(api, { ...target, citedBy: [api.samplePageId, api.samplePageId] });
      await upsert(api, { ...target, citedBy: [] });
      await upsert(api, { ...target, citedBy: null });
      assert((await readResource(api, target.id)).citedBy.join() === api.samplePageId, 'wrong citedBy');
      const byPage = await api.sendRequest(
        'GET',
        `/api/resources/by-page/${encodeURIComponent(api.samplePageId)}`,
      );
      assert(
        byPage.json.resources.some((row: { id: string }) => row.id === target.id),
        'by-page lacks it',
      );
      const allCitations = await api.sendRequest('GET', '/api/resources/citations/all');
      assert(
        allCitations.json.citations[target.id]?.[0] === api.samplePageId && allCitations.json.count > 0,
        'citations/all lacks it',
      );
    },
  },
  {
    name: 'citedBy: a non-empty list replaces the stored pages, and changes no other value',
    run: async (api) => {
      const { json } = await api.sendRequest('GET', '/api/pages?limit=2');
      const [first, second] = json.pages.map((row: { id: string }) => row.id);
      if (!first || !second) return;
      const target = api.createResourceFields();
      await upsert(api, { ...target, title: 'Cited', summary: 'about it', citedBy: [first] });
      await upsert(api, { ...target, citedBy: [first, second] });
      const both = await readResource(api, target.id);
      assert(both.citedBy.toSorted().join() === [first, second].toSorted().join(), 'not the union');
      await upsert(api, { ...target, citedBy: [second] });
      const replaced = await readResource(api, target.id);
      assert(replaced.citedBy.join() === second, 'the list was not replaced');
      assert(replaced.title === 'Cited' && replaced.summary === 'about it', 'another value changed');
    },
  },
  {
    name: 'by-page returns an empty list for an unknown page',
    run: async (api) => {
      const response = await api.sendRequest('GET', '/api/resources/by-page/no-such-page');
      assertStatus(response, 200);
      assert(response.json.resources.length === 0, response.text);
    },
  },
  {
    name: 'all: has a limit of 1–200, by default 50, is ordered by id, and is empty for an unknown type',
    run: async (api) => {
      await upsertBatch(
        api,
        Array.from({ length: 60 }, () => api.createResourceFields()),
      );
      const firstPage = await api.sendRequest('GET', '/api/resources/all');
      const ids: string[] = firstPage.json.resources.map((row: { id: string }) => row.id);
      assert(
        firstPage.json.limit === 50 && firstPage.json.offset === 0 && ids.length === 50,
        firstPage.text.slice(0, 80),
      );
      assert(
        ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id),
        'not ordered by id',
      );
      for (const invalidQuery of ['limit=0', 'limit=201', 'limit=x', 'offset=-1'])
        assertStatus(await api.sendRequest('GET', `/api/resources/all?${invalidQuery}`), 400);
      const emptyList = await api.sendRequest('GET', '/api/resources/all?type=nonsense');
      assert(emptyList.status === 200 && emptyList.json.resources.length === 0, emptyList.text.slice(0, 80));
    },
  },
  {
    name: 'search: every query word must begin a word, non-Latin words find nothing, q and limit have limits',
    run: async (api) => {
      const word = `zq${api.createResourceFields().id.replace(/\d/g, 'k')}`;
      await upsert(api, { ...api.createResourceFields(), title: `${word} alpha`, summary: 'betas' });
      const countResults = async (q: string) =>
        (await api.sendRequest('GET', `/api/resources/search?q=${encodeURIComponent(q)}`)).json?.count;
      assert(
        (await countResults(word)) === 1 && (await countResults(`${word.slice(0, 10)} beta`)) === 1,
        'does not find the resource',
      );
      assert(
        (await countResults(`${word} gamma`)) === 0 && (await countResults('данные')) === 0,
        'finds a resource that does not match',
      );
      const paths = ['?q=', `?q=${'x'.repeat(501)}`, '?q=x&limit=0', '?q=x&limit=101'];
      for (const path of paths)
        assertStatus(await api.sendRequest('GET', `/api/resources/search${path}`), 400);
    },
  },
  {
    name: 'stats count resources',
    run: async (api) => {
      const statsBefore = (await api.sendRequest('GET', '/api/resources/stats')).json;
      await upsert(api, { ...api.createResourceFields(), type: 'book' });
      const statsAfter = (await api.sendRequest('GET', '/api/resources/stats')).json;
      assert(statsAfter.totalResources === statsBefore.totalResources + 1, JSON.stringify(statsAfter));
      assert(
        (statsAfter.byType.book ?? 0) === (statsBefore.byType.book ?? 0) + 1,
        JSON.stringify(statsAfter.byType),
      );
    },
  },
  {
    name: 'fetch-status: returns 200, fills only an empty title, 404 for an unknown id, 400 for an unknown status',
    run: async (api) => {
      const target = api.createResourceFields();
      await upsert(api, target);
      const path = `/api/resources/${target.id}/fetch-status`;
      const body = { fetchStatus: 'dead', lastFetchedAt: '2026-03-10T09:08:07Z', fetchedTitle: 'found' };
      const response = await api.sendRequest('PATCH', path, { body });
      assertStatus(response, 200);
      assert(response.json?.ok === true && response.json?.fetchStatus === 'dead', response.text);
      await api.sendRequest('PATCH', path, { body: { ...body, fetchedTitle: 'other' } });
      const row = await readResource(api, target.id);
      assert(row.fetchStatus === 'dead' && row.title === 'found', JSON.stringify(row).slice(0, 200));
      assertStatus(await api.sendRequest('PATCH', '/api/resources/none/fetch-status', { body }), 404);
      assertStatus(await api.sendRequest('PATCH', path, { body: { ...body, fetchStatus: 'gone' } }), 400);
      assertStatus(
        await api.sendRequest('PATCH', path, { body: { ...body, fetchStatus: 'soft_404' } }),
        api.mode === 'newer' ? 200 : 400,
      );
    },
  },
];

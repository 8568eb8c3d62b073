import { type Api, type Case, expect, expectStatus } from './api';

const upsert = (api: Api, body: unknown) => api.call('POST', '/api/resources', { body });
const batch = (api: Api, items: unknown[]) => api.call('POST', '/api/resources/batch', { body: { items } });
const read = async (api: Api, id: string) =>
  (await api.call('GET', `/api/resources/${encodeURIComponent(id)}`)).json;
const find = (api: Api, url: string) =>
  api.call('GET', `/api/resources/lookup?url=${encodeURIComponent(url)}`);

const COLUMNS =
  'id url title type summary review abstract keyPoints publicationId authors publishedDate tags localFilename credibilityOverride fetchedAt contentHash stableId fetchStatus lastFetchedAt archiveUrl createdAt updatedAt';

/** Sections 5.2–5.8: what an upsert does, and how it is read. */
export const resourceCases: Case[] = [
  {
    name: 'an upsert answers 201 with id, url and title, also for an update',
    run: async (api) => {
      const target = api.fresh();
      for (const title of ['one', 'two']) {
        const answer = await upsert(api, { ...target, title });
        expectStatus(answer, 201);
        expect(
          answer.json?.id === target.id && answer.json?.url === target.url && answer.json?.title === title,
          answer.text,
        );
      }
    },
  },
  {
    name: 'a row has every column, null where unset, and citedBy []',
    run: async (api) => {
      const target = api.fresh();
      await upsert(api, target);
      const row = await read(api, target.id);
      for (const name of COLUMNS.split(' ')) expect(name in row, `no ${name}`);
      expect(
        row.title === null && Array.isArray(row.citedBy) && row.citedBy.length === 0,
        JSON.stringify(row).slice(0, 200),
      );
      expect(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(row.updatedAt), row.updatedAt);
    },
  },
  {
    name: 'missing and null keep the stored value; "" and 0 replace it; updatedAt moves, createdAt stays',
    run: async (api) => {
      const target = api.fresh();
      await upsert(api, { ...target, title: 'kept', summary: 'kept', credibilityOverride: 0.5 });
      const before = await read(api, target.id);
      api.own?.advance(5);
      await upsert(api, { ...target, title: null });
      const after = await read(api, target.id);
      expect(after.title === 'kept' && after.summary === 'kept', 'cleared a value');
      expect(after.createdAt === before.createdAt && after.updatedAt >= before.updatedAt, 'wrong times');
      await upsert(api, { ...target, summary: '', credibilityOverride: 0 });
      const emptied = await read(api, target.id);
      expect(
        emptied.summary === '' && emptied.credibilityOverride === 0,
        JSON.stringify(emptied).slice(0, 200),
      );
    },
  },
  {
    name: '[] replaces a list',
    modes: ['base', 'newer'],
    run: async (api) => {
      const target = api.fresh();
      await batch(api, [{ ...target, tags: ['a'] }]);
      await batch(api, [{ ...target, tags: [] }]);
      expect((await read(api, target.id)).tags.length === 0, 'kept the list');
    },
  },
  {
    name: 'the stored stableId wins; one of another resource is 500',
    run: async (api) => {
      const [one, two] = [api.fresh(), api.fresh()];
      const stableId = `sid_${one.id.slice(0, 10)}`;
      await upsert(api, { ...one, stableId });
      await upsert(api, { ...one, stableId: `sid_${two.id.slice(0, 10)}` });
      expect((await read(api, one.id)).stableId === stableId, 'replaced it');
      expectStatus(await upsert(api, { ...two, stableId }), 500);
    },
  },
  {
    name: 'the URL of another id is 500; the own URL is replaced',
    run: async (api) => {
      const [one, two] = [api.fresh(), api.fresh()];
      await upsert(api, one);
      expectStatus(await upsert(api, { ...two, url: one.url }), 500);
      expectStatus(await upsert(api, { ...one, url: two.url }), 201);
      expect((await read(api, one.id)).url === two.url, 'kept the old one');
    },
  },
  {
    name: 'a batch answers 201 with the number and the ids, takes 200 items and refuses 0 and 201',
    run: async (api) => {
      const answer = await batch(
        api,
        Array.from({ length: 200 }, () => api.fresh()),
      );
      expectStatus(answer, 201);
      expect(
        answer.json?.upserted === 200 && answer.json?.results?.length === 200,
        answer.text.slice(0, 100),
      );
      expectStatus(await batch(api, []), 400);
      expectStatus(
        await batch(
          api,
          Array.from({ length: 201 }, () => api.fresh()),
        ),
        400,
      );
    },
  },
  {
    name: 'a batch is all or nothing: an invalid item (400), a conflict (500), the same id twice (500)',
    run: async (api) => {
      const stored = api.fresh();
      await upsert(api, stored);
      const [good, other] = [api.fresh(), api.fresh()];
      expectStatus(await batch(api, [good, { ...other, type: 'news' }]), 400);
      const conflict = await batch(api, [good, { ...other, url: stored.url }]);
      expectStatus(conflict, 500);
      expect(conflict.json?.error === 'database_error', conflict.text);
      expectStatus(await batch(api, [good, { ...good, title: 'again' }]), 500);
      expectStatus(await api.call('GET', `/api/resources/${good.id}`), 404);
    },
  },
  {
    name: 'an unknown resource is 404 not_found in JSON',
    run: async (api) => {
      for (const path of [
        '/api/resources/nothing-here',
        '/api/resources/lookup?url=https%3A%2F%2Fnothing.example%2F',
      ]) {
        const answer = await api.call('GET', path);
        expectStatus(answer, 404);
        expect(answer.json?.error === 'not_found', answer.text);
      }
    },
  },
  {
    name: 'a lookup without url is 400',
    run: async (api) => expectStatus(await api.call('GET', '/api/resources/lookup'), 400),
  },
  {
    name: 'a lookup finds the address with and without www. and final slash, in upper-case host and default port, and has no citedBy',
    run: async (api) => {
      const target = api.fresh('/path');
      await upsert(api, target);
      const forms = [
        target.url,
        `${target.url}/`,
        target.url.replace('https://', 'https://www.'),
        target.url
          .replace('https://conformance', 'HTTPS://CONFORMANCE')
          .replace('.example.com', '.Example.com:443'),
      ];
      for (const form of forms) {
        const answer = await find(api, form);
        expect(answer.json?.id === target.id, `${form}: ${answer.status}`);
        expect(!('citedBy' in answer.json), 'has citedBy');
      }
    },
  },
  {
    name: 'a lookup does not equate http with https, drop a query or fragment, or ignore case in paths',
    run: async (api) => {
      const target = api.fresh('/path');
      await upsert(api, target);
      const others = [
        target.url.replace('https:', 'http:'),
        `${target.url}?utm_source=x`,
        `${target.url}#x`,
        target.url.replace('/path', '/PATH'),
      ];
      for (const other of others) expectStatus(await find(api, other), 404);
    },
  },
  {
    name: 'citedBy: an unknown page is 400 naming it and stores nothing',
    run: async (api) => {
      const target = api.fresh();
      const answer = await upsert(api, { ...target, citedBy: ['no-such-page-1', 'no-such-page-2'] });
      expectStatus(answer, 400);
      expect(
        answer.json?.message === 'Referenced pages not found in citedBy: no-such-page-1, no-such-page-2',
        answer.text,
      );
      expectStatus(await api.call('GET', `/api/resources/${target.id}`), 404);
    },
  },
  {
    name: 'citedBy: repeated ids are merged, [] and null change nothing, by-page and citations/all show it',
    run: async (api) => {
      if (api.aPage === null) return;
      const target = api.fresh();
      await upsert(api, { ...target, citedBy: [api.aPage, api.aPage] });
      await upsert(api, { ...target, citedBy: [] });
      await upsert(api, { ...target, citedBy: null });
      expect((await read(api, target.id)).citedBy.join() === api.aPage, 'wrong citedBy');
      const byPage = await api.call('GET', `/api/resources/by-page/${encodeURIComponent(api.aPage)}`);
      expect(
        byPage.json.resources.some((row: { id: string }) => row.id === target.id),
        'by-page lacks it',
      );
      const all = await api.call('GET', '/api/resources/citations/all');
      expect(
        all.json.citations[target.id]?.[0] === api.aPage && all.json.count > 0,
        'citations/all lacks it',
      );
    },
  },
  {
    name: 'by-page of an unknown page is an empty list',
    run: async (api) => {
      const answer = await api.call('GET', '/api/resources/by-page/no-such-page');
      expectStatus(answer, 200);
      expect(answer.json.resources.length === 0, answer.text);
    },
  },
  {
    name: 'all: limit 1–200, default 50, ordered by id, an unknown type is empty',
    run: async (api) => {
      await batch(
        api,
        Array.from({ length: 60 }, () => api.fresh()),
      );
      const first = await api.call('GET', '/api/resources/all');
      const ids: string[] = first.json.resources.map((row: { id: string }) => row.id);
      expect(
        first.json.limit === 50 && first.json.offset === 0 && ids.length === 50,
        first.text.slice(0, 80),
      );
      expect(
        ids.every((id, n) => n === 0 || (ids[n - 1] ?? '') < id),
        'not ordered by id',
      );
      for (const bad of ['limit=0', 'limit=201', 'limit=x', 'offset=-1'])
        expectStatus(await api.call('GET', `/api/resources/all?${bad}`), 400);
      const none = await api.call('GET', '/api/resources/all?type=nonsense');
      expect(none.status === 200 && none.json.resources.length === 0, none.text.slice(0, 80));
    },
  },
  {
    name: 'search: words begin words, all must occur, non-Latin finds nothing, limits of q and limit',
    run: async (api) => {
      const word = `zq${api.fresh().id.replace(/\d/g, 'k')}`;
      await upsert(api, { ...api.fresh(), title: `${word} alpha`, summary: 'betas' });
      const count = async (q: string) =>
        (await api.call('GET', `/api/resources/search?q=${encodeURIComponent(q)}`)).json?.count;
      expect(
        (await count(word)) === 1 && (await count(`${word.slice(0, 10)} beta`)) === 1,
        'does not find it',
      );
      expect((await count(`${word} gamma`)) === 0 && (await count('данные')) === 0, 'finds too much');
      const paths = ['?q=', `?q=${'x'.repeat(501)}`, '?q=x&limit=0', '?q=x&limit=101'];
      for (const path of paths) expectStatus(await api.call('GET', `/api/resources/search${path}`), 400);
    },
  },
  {
    name: 'stats count resources',
    run: async (api) => {
      const before = (await api.call('GET', '/api/resources/stats')).json;
      await upsert(api, { ...api.fresh(), type: 'book' });
      const after = (await api.call('GET', '/api/resources/stats')).json;
      expect(after.totalResources === before.totalResources + 1, JSON.stringify(after));
      expect((after.byType.book ?? 0) === (before.byType.book ?? 0) + 1, JSON.stringify(after.byType));
    },
  },
  {
    name: 'fetch-status: 200, fills only an empty title, 404 for an unknown id, 400 for another word',
    run: async (api) => {
      const target = api.fresh();
      await upsert(api, target);
      const path = `/api/resources/${target.id}/fetch-status`;
      const body = { fetchStatus: 'dead', lastFetchedAt: '2026-03-10T09:08:07Z', fetchedTitle: 'found' };
      const answer = await api.call('PATCH', path, { body });
      expectStatus(answer, 200);
      expect(answer.json?.ok === true && answer.json?.fetchStatus === 'dead', answer.text);
      await api.call('PATCH', path, { body: { ...body, fetchedTitle: 'other' } });
      const row = await read(api, target.id);
      expect(row.fetchStatus === 'dead' && row.title === 'found', JSON.stringify(row).slice(0, 200));
      expectStatus(await api.call('PATCH', '/api/resources/none/fetch-status', { body }), 404);
      expectStatus(await api.call('PATCH', path, { body: { ...body, fetchStatus: 'gone' } }), 400);
      expectStatus(
        await api.call('PATCH', path, { body: { ...body, fetchStatus: 'soft_404' } }),
        api.mode === 'newer' ? 200 : 400,
      );
    },
  },
];

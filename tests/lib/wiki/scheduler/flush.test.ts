import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { isWikiPaused } from '@/lib/wiki/outbox/wiki-pause';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import { planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';
import { hashUrl } from '@/tests/wiki-server/sample-wiki';
import type { Mode } from '@/tests/wiki-server/schemas';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

function setUpWiki(mode: Mode = 'base') {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', mode, store, clock);
  const getEntry = (source: Source) => store.findEntry('w', source.stableId);
  return { clock, store, wiki, getEntry: getEntry, server: wiki.server.state };
}
const makeSources = (count: number, fields: Partial<Source> = {}) =>
  Array.from({ length: count }, (_, index) =>
    makeUntitledSource({ url: `https://example.com/${index}`, title: `Title ${index}`, ...fields }),
  );

describe('flush', () => {
  it('looks up a new source, sends it and reads it back', async () => {
    const { store, wiki, getEntry, server } = setUpWiki();
    const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A', tags: ['x'] });
    store.saveSource(source);
    await wiki.flush();
    expect(server.rows.get(source.id)).toMatchObject({
      title: 'A',
      tags: ['x'],
      url: 'https://example.com/a',
    });
    expect(getEntry(source)?.status).toBe('synced');
    // The two lookups use https and http. The count before the write shows whether another client added resources meanwhile.
    expect(wiki.requestLog.map(({ path }) => path)).toEqual([
      '/api/resources/all',
      '/api/resources/lookup',
      '/api/resources/lookup',
      '/api/resources/all',
      '/api/resources/batch',
      `/api/resources/${source.id}`,
    ]);
  });

  it('sends 120 new sources in three batches', async () => {
    const { store, wiki, server } = setUpWiki();
    for (const source of makeSources(120)) store.saveSource(source);
    await wiki.flush();
    expect(server.rows.size).toBe(120);
    expect(wiki.requestLog.filter(({ method }) => method === 'POST')).toHaveLength(3);
    // The summands are lookups, writes, reads, the count before the first lookup, and the counts after the lookups of each batch.
    expect(wiki.requestCount).toBe(120 + 3 + 120 + 1 + 3);
  });

  it('reads the outbox from a cursor, and from the beginning only at the start and the end', async () => {
    const { store, wiki } = setUpWiki();
    for (const source of makeSources(120)) store.saveSource(source);
    const pageSizes: (number | null)[] = [];
    const { listDue } = store;
    store.listDue = async (wikiId, now, limit, cursor) => {
      const entries = await listDue(wikiId, now, limit, cursor);
      // A cursor without a source is used for the entries that became due since the last step.
      if (cursor === null || store.findEntry(wikiId, cursor.stableId))
        pageSizes.push(cursor && entries.length);
      return entries;
    };
    await wiki.flush();
    expect(pageSizes).toEqual([null, 50, 20, 0, null]);
  });

  it('sends a source saved during a long flush before the rest of the outbox', async () => {
    const { clock, store, wiki, server } = setUpWiki();
    for (const source of makeSources(200)) store.saveSource(source);
    const lateSource = makeUntitledSource({ url: 'https://example.com/late', title: 'Late' });
    wiki.faultPlan = () => {
      clock.advance(1);
      if (wiki.requestCount === 60) store.saveSource(lateSource);
      return null;
    };
    await wiki.flush();
    expect(server.rows.size).toBe(201);
    expect([...server.rows.keys()].indexOf(lateSource.id)).toBeLessThanOrEqual(100);
  });

  it('sends linked sources and new sources of one outbox', async () => {
    const { store, wiki, getEntry } = setUpWiki();
    const sources = makeSources(60);
    for (const source of sources.slice(30)) store.saveSource(source);
    await wiki.flush();
    for (const source of sources) store.saveSource(source);
    await wiki.flush();
    expect(sources.map((source) => getEntry(source)?.status)).toEqual(sources.map(() => 'synced'));
  });

  it('repeats no lookup after a rate limit', async () => {
    const { clock, store, wiki } = setUpWiki();
    for (const source of makeSources(20)) store.saveSource(source);
    const faults = Array.from({ length: 12 }, () => null);
    wiki.faultPlan = planFaultsInOrder([...faults, 'rate-limited']);
    await wiki.flush();
    clock.advance(60_000);
    await wiki.flush();
    const lookUps = wiki.requestLog.filter(({ path }) => path.endsWith('/lookup'));
    expect(lookUps).toHaveLength(20 + 1);
  });

  it('pauses the whole wiki when reads are rate-limited', async () => {
    const { clock, store, wiki } = setUpWiki();
    for (const source of makeSources(2)) store.saveSource(source);
    wiki.faultPlan = planFaultsInOrder([null, 'rate-limited']);
    await wiki.flush();
    const condition = store.conditions.get('w');
    expect(condition && isWikiPaused(condition, clock.now())).toBe(true);
    clock.advance(60_000);
    expect(condition && isWikiPaused(condition, clock.now())).toBe(false);
  });

  it('repeats the lookup of a source whose aliases changed during a rate limit', async () => {
    const { clock, store, wiki, server } = setUpWiki();
    const [source, secondSource] = makeSources(2);
    if (!source || !secondSource) throw new Error('expected two saved sources');
    server.writeAsEditor({ id: 'there', url: 'https://example.org/there' });
    store.saveSource(source);
    store.saveSource(secondSource);
    wiki.faultPlan = planFaultsInOrder([null, null, null, null, 'rate-limited']);
    await wiki.flush();
    store.saveSource({ ...source, aliases: ['https://example.org/there'] });
    clock.advance(60_000);
    await wiki.flush();
    expect(store.findEntry('w', source.stableId)?.remoteId).toBe('there');
  });

  it('sends only changed fields, right after reading the remote values', async () => {
    const { store, wiki, server } = setUpWiki();
    const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A', summary: 'one' });
    store.saveSource(source);
    await wiki.flush();
    server.writeAsEditor({ id: source.id, url: source.url, title: 'Theirs' });
    store.saveSource({ ...source, summary: 'two' });
    wiki.requestLog = [];
    await wiki.flush();
    expect(server.rows.get(source.id)).toMatchObject({ title: 'Theirs', summary: 'two' });
    expect(store.sources.get(source.stableId)?.title).toBe('Theirs');
    expect(wiki.requestLog.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });

  it('links a source to the resource with its alias, and stores all matches', async () => {
    const { store, wiki, server } = setUpWiki();
    const [arxivUrl, doiUrl] = ['https://arxiv.org/abs/2401.00001', 'https://doi.org/10.1/x'];
    for (const url of [arxivUrl, doiUrl]) server.writeAsEditor({ id: hashUrl(url), url, title: 'Known' });
    const identifiers = { ...makeUntitledSource({ url: arxivUrl }).identifiers, doi: '10.1/x' };
    const source = makeUntitledSource({
      url: 'https://example.com/a',
      aliases: [arxivUrl],
      identifiers,
      summary: 'mine',
    });
    store.saveSource(source);
    await wiki.flush();
    const entry = store.findEntry('w', source.stableId);
    expect(entry?.remoteId).toBe(hashUrl(arxivUrl));
    expect(entry?.remoteMatches.map(({ url }) => url)).toEqual([arxivUrl, doiUrl]);
    expect(server.rows.size).toBe(2);
    expect(server.rows.get(hashUrl(arxivUrl))).toMatchObject({ summary: 'mine', url: arxivUrl });
  });

  it.each([
    ['https://example.com/a', 'http://example.com/a'],
    ['http://example.com/a', 'https://www.example.com/a/'],
  ])('finds %s when the wiki has it as %s', async (url, remoteUrl) => {
    const { store, wiki, server } = setUpWiki();
    server.writeAsEditor({ id: hashUrl(remoteUrl), url: remoteUrl, title: 'Known' });
    const source = makeUntitledSource({ url, title: 'Known', summary: 'mine' });
    store.saveSource(source);
    await wiki.flush();
    expect(server.rows.size).toBe(1);
    expect(server.rows.get(hashUrl(remoteUrl))).toMatchObject({ summary: 'mine', url: remoteUrl });
  });

  it('lists the URLs of the wiki instead of looking up many sources under the other scheme', async () => {
    const { store, wiki, server } = setUpWiki();
    const sources = makeSources(30);
    for (const { url } of sources.slice(0, 5)) {
      const remoteUrl = url.replace('https:', 'http:');
      server.writeAsEditor({ id: hashUrl(remoteUrl), url: remoteUrl });
    }
    for (const source of sources) store.saveSource(source);
    expect(await wiki.flushUntilIdle()).toBe(true);
    expect(server.rows.size).toBe(30);
    const lookUps = wiki.requestLog.filter(({ path }) => path.endsWith('/lookup'));
    expect(lookUps).toHaveLength(30 + 5);
    expect(wiki.requestLog.filter(({ path }) => path.endsWith('/all'))).toHaveLength(2 + 1);
  });

  it('rejects a source whose resource is linked to another source', async () => {
    const { store, wiki, getEntry, server } = setUpWiki();
    const url = 'https://example.com/a';
    server.writeAsEditor({ id: hashUrl(url), url });
    const [firstSource, secondSource] = [
      makeUntitledSource({ url, summary: '1' }),
      makeUntitledSource({ url: 'https://example.com/b', aliases: [url] }),
    ];
    store.saveSource(firstSource);
    await wiki.flush();
    store.saveSource(secondSource);
    await wiki.flush();
    expect(getEntry(secondSource)).toMatchObject({
      status: 'rejected',
      rejection: { kind: 'duplicate', stableId: firstSource.stableId },
    });
  });

  it('rejects a source with a field that exceeds its limit, names the field, and sends the other sources', async () => {
    const { store, wiki, getEntry, server } = setUpWiki();
    const [sourceWithLongTitle, validSource] = makeSources(2);
    if (!sourceWithLongTitle || !validSource) throw new Error('expected two saved sources');
    store.saveSource({ ...sourceWithLongTitle, title: 'x'.repeat(1001) });
    store.saveSource(validSource);
    await wiki.flush();
    expect(getEntry(sourceWithLongTitle)).toMatchObject({
      status: 'rejected',
      rejection: { kind: 'fields', faults: [{ kind: 'too-long', field: 'title', limit: 1000 }] },
    });
    expect([...server.rows.keys()]).toEqual([validSource.id]);
  });

  it('rejects only the source of a batch that makes the wiki fail', async () => {
    const { store, wiki, getEntry, server } = setUpWiki();
    const sources = makeSources(20);
    for (const source of sources) store.saveSource(source);
    wiki.faultPlan = (request, body) =>
      request.method === 'POST' && body.includes('Title 13"') ? 'server-error' : null;
    expect(await wiki.flushUntilIdle()).toBe(true);
    expect(server.rows.size).toBe(19);
    expect(getEntry(sources[13] as Source)).toMatchObject({
      status: 'rejected',
      rejection: { kind: 'server-error' },
    });
  });

  it('defers lists if the wiki fails on them, and sends them after the wiki was repaired', async () => {
    const { store, wiki, getEntry, server } = setUpWiki('base-with-faults');
    const sources = makeSources(6, { authors: ['A'], tags: ['t'] });
    for (const source of sources) store.saveSource(source);
    for (let index = 0; index < 30; index += 1) {
      await wiki.flush();
      wiki.clock.advance(3000);
    }
    expect(server.rows.size).toBe(6);
    for (const source of sources) expect(getEntry(source)?.status).toBe('synced');
    expect(store.findEntry('w', sources[0]?.stableId ?? '')?.deferredFields).toEqual(['authors', 'tags']);
    server.mode = 'base';
    wiki.clock.advance(600_000);
    expect(await wiki.flushUntilIdle()).toBe(true);
    expect(server.rows.get(sources[5]?.id ?? '')).toMatchObject({ authors: ['A'], tags: ['t'] });
    expect(store.findEntry('w', sources[0]?.stableId ?? '')?.deferredFields).toEqual([]);
  });

  it('lists the fields that an older wiki ignores, and sends them after the wiki was upgraded', async () => {
    const { store, wiki } = setUpWiki();
    const source = makeUntitledSource({
      url: 'https://example.com/a',
      title: 'A',
      contextNote: 'why',
      importance: 42,
      publishedDate: '2024',
    });
    store.saveSource(source);
    await wiki.flush();
    expect(store.findEntry('w', source.stableId)).toMatchObject({
      status: 'synced',
      localOnlyFields: ['contextNote', 'importance', 'publishedDate'],
    });
    const upgradedWiki = new SimulatedWiki('w', 'newer', store, wiki.clock);
    upgradedWiki.server.state.writeAsEditor({ id: source.id, url: source.url, title: 'A' });
    upgradedWiki.requeueAll();
    await upgradedWiki.flush();
    expect(upgradedWiki.server.state.rows.get(source.id)).toMatchObject({
      contextNote: 'why',
      importanceScore: 0.42,
      publishedDate: null,
    });
    expect(store.findEntry('w', source.stableId)?.localOnlyFields).toEqual(['publishedDate']);
  });

  it('sends identifiers to the detail tables of a newer wiki', async () => {
    const { store, wiki, server } = setUpWiki('newer');
    const identifiers = { ...makeUntitledSource({ url: 'https://example.com/' }).identifiers, doi: '10.1/x' };
    const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A', identifiers });
    store.saveSource(source);
    await wiki.flush();
    expect(server.details.get(source.id)).toEqual({ paper: { doi: '10.1/x' } });
  });

  it('waits as long as the wiki requests, then continues with the remaining sources', async () => {
    const { clock, store, wiki, server } = setUpWiki();
    const limits = { write: 2 };
    const rateLimitedWiki = new SimulatedWiki('w', 'base', store, clock, limits);
    const sources = makeSources(3);
    for (const source of sources) {
      store.saveSource(source);
      await rateLimitedWiki.flush();
    }
    const end = await rateLimitedWiki.flush();
    expect(end).toMatchObject({ reason: 'rate-limited' });
    expect(Date.parse(end?.nextFlushAt ?? '') - clock.ms).toBe(60_000);
    const requestCountBefore = rateLimitedWiki.requestCount;
    await rateLimitedWiki.flush();
    expect(rateLimitedWiki.requestCount).toBe(requestCountBefore);
    // Only writes are rate-limited, so remote values can still be read and shown.
    const condition = store.conditions.get('w');
    expect(condition && isWikiPaused(condition, clock.now())).toBe(false);
    expect(await rateLimitedWiki.flushUntilIdle()).toBe(true);
    expect(rateLimitedWiki.server.state.rows.size).toBe(3);
    expect(server.rows.size).toBe(0);
    expect(wiki.requestCount).toBe(0);
  });

  it('continues lookups while writes are rate-limited, and repeats none', async () => {
    const { clock, store } = setUpWiki();
    const rateLimitedWiki = new SimulatedWiki('w', 'base', store, clock, { write: 1 });
    const lookUps = () => rateLimitedWiki.requestLog.filter(({ path }) => path.endsWith('/lookup')).length;
    for (const source of makeSources(120)) store.saveSource(source);
    const end = await rateLimitedWiki.flush();
    expect(end).toMatchObject({ reason: 'rate-limited', isStopped: false });
    // The wiki accepts one batch and rate-limits the next; the third batch is looked up nevertheless.
    expect(rateLimitedWiki.server.state.rows.size).toBe(50);
    expect(lookUps()).toBe(120);
    const requestCountBefore = rateLimitedWiki.requestCount;
    await rateLimitedWiki.flush();
    expect(rateLimitedWiki.requestCount).toBe(requestCountBefore);
    expect(await rateLimitedWiki.flushUntilIdle()).toBe(true);
    expect(rateLimitedWiki.server.state.rows.size).toBe(120);
    expect(lookUps()).toBe(120);
  });

  it('stops when the token is rejected, and sends all sources after the reader has corrected it', async () => {
    const { store, wiki, getEntry, server } = setUpWiki();
    const sources = makeSources(3);
    for (const source of sources) store.saveSource(source);
    wiki.faultPlan = planFaultsInOrder([null, null, 'token-rejected']);
    expect(await wiki.flush()).toEqual({ nextFlushAt: null, isStopped: true, reason: 'unauthorised' });
    expect(sources.map((source) => getEntry(source)?.status)).toEqual(['waiting', 'waiting', 'waiting']);
    wiki.resume();
    await wiki.flush();
    expect(server.rows.size).toBe(3);
  });

  it('recognises that its write arrived although the response was lost and the source was edited meanwhile', async () => {
    const { store, wiki, getEntry, server } = setUpWiki();
    const source = makeUntitledSource({
      url: 'https://example.com/a',
      title: 'A',
      tags: ['kept', 'dropped'],
    });
    wiki.faultPlan = (request) => (request.method === 'POST' ? 'response-lost' : null);
    store.saveSource(source);
    await wiki.flush();
    expect(server.rows.size).toBe(1);
    wiki.faultPlan = () => null;
    store.saveSource({ ...source, title: 'B', tags: ['kept'] });
    expect(await wiki.flushUntilIdle()).toBe(true);
    expect(server.rows.get(source.id)).toMatchObject({ title: 'B', tags: ['kept'] });
    expect(getEntry(source)?.status).toBe('synced');
  });

  it('sends a save made during a write with the next write', async () => {
    const { store, wiki, server } = setUpWiki();
    const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A' });
    store.saveSource(source);
    wiki.faultPlan = (request) => {
      if (request.method === 'POST' && store.sources.get(source.stableId)?.title === 'A')
        store.saveSource({ ...source, title: 'B' });
      return null;
    };
    expect(await wiki.flushUntilIdle()).toBe(true);
    expect(server.rows.get(source.id)).toMatchObject({ title: 'B' });
  });

  it('reads the citing pages, with null for missing values and without deleted pages', async () => {
    const { store, wiki, server } = setUpWiki();
    server.pages.set('p1', { id: 'p1', numericId: 'E1', title: 'One', entityType: 'risk', quality: 69 });
    server.pages.set('p2', { id: 'p2', numericId: null, title: 'Two' });
    const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A' });
    server.writeAsEditor({ id: source.id, url: source.url, citedBy: ['p1', 'p2'] });
    server.citedBy.set(source.id, ['p1', 'gone', 'p2']);
    store.saveSource(source);
    await wiki.flush();
    expect(store.findEntry('w', source.stableId)?.citingPages?.pages).toMatchObject([
      { pageId: 'p1', type: 'risk', quality: 69 },
      { pageId: 'p2', type: null, quality: null },
    ]);
  });
});

describe('first flush of a library', () => {
  it('raises no conflict about empty fields and overwrites no title of 400 existing stubs', async () => {
    const { store, wiki, server } = setUpWiki();
    const sources = makeSources(500, { summary: 'ours' });
    for (const [index, source] of sources.entries()) {
      if (index < 400) server.writeAsEditor({ id: source.id, url: source.url, title: `Stub ${index}` });
      store.saveSource(source);
    }
    expect(await wiki.flushUntilIdle()).toBe(true);
    const entries = [...store.entries.values()];
    const conflicts = entries.filter(({ status }) => status === 'conflict').length;
    const overwrittenCount = sources
      .slice(0, 400)
      .filter((source, index) => server.rows.get(source.id)?.title !== `Stub ${index}`).length;
    expect({ conflicts, overwritten: overwrittenCount, entries: server.rows.size }).toEqual({
      conflicts: 0,
      overwritten: 0,
      entries: 500,
    });
    expect(sources.filter(({ id }) => server.rows.get(id)?.summary !== 'ours')).toEqual([]);
    expect(entries.filter(({ divergentFields }) => divergentFields.includes('title'))).toHaveLength(400);
  });
});

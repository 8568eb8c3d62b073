import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Mode } from '@/tests/wiki-server/schemas';
import { FakeOutboxStore } from '../simulation/fake-outbox-store';
import { makeUntitledSource } from '../simulation/make-untitled-source';
import { SimulatedWiki } from '../simulation/simulated-wiki';

function setUpWiki(mode: Mode) {
  const clock = new FakeClock();
  const store = new FakeOutboxStore(['w'], clock.now);
  const wiki = new SimulatedWiki('w', mode, store, clock);
  const listDetailRequests = () => wiki.requestLog.filter(({ path }) => path.endsWith('/batch-details'));
  return { clock, store, wiki, listDetailRequests: listDetailRequests, server: wiki.server.state };
}
const { identifiers } = makeUntitledSource({ url: 'https://example.com/' });
const makePapers = (count: number, firstNumber = 0): Source[] =>
  Array.from({ length: count }, (_, index) =>
    makeUntitledSource({
      url: `https://example.com/${firstNumber + index}`,
      title: `Paper ${firstNumber + index}`,
      type: 'paper',
      publishedDate: '2024',
      identifiers: { ...identifiers, doi: `10.1/${firstNumber + index}`, arxiv: null },
    }),
  );

describe('pushDetails for new resources', () => {
  it('sends all details to a newer wiki in one request before reading the resources back', async () => {
    const { store, wiki, listDetailRequests, server } = setUpWiki('newer');
    const sources = makePapers(20);
    for (const source of sources) store.saveSource(source);
    await wiki.flush();
    for (const { id, identifiers: ownIdentifiers } of sources)
      expect(server.details.get(id)).toEqual({ paper: { doi: ownIdentifiers.doi, year: 2024 } });
    expect(listDetailRequests()).toHaveLength(1);
    expect(wiki.requestLog.filter(({ method }) => method === 'POST')).toHaveLength(2);
    expect(store.findEntry('w', sources[0]?.stableId ?? '')).toMatchObject({
      status: 'synced',
      localOnlyFields: ['publishedDate'],
    });
  });

  it('sends details to an older wiki only once a day, and lists the fields as local-only', async () => {
    const { clock, store, wiki, listDetailRequests } = setUpWiki('base');
    for (const source of makePapers(20)) store.saveSource(source);
    await wiki.flush();
    for (const source of makePapers(20, 20)) store.saveSource(source);
    await wiki.flush();
    expect(listDetailRequests()).toHaveLength(1);
    const [entry] = store.entries.values();
    expect(entry).toMatchObject({ status: 'synced', localOnlyFields: ['doi', 'publishedDate'] });
    clock.advance(86_400_000);
    for (const source of makePapers(2, 40)) store.saveSource(source);
    await wiki.flush();
    expect(listDetailRequests()).toHaveLength(2);
  });

  it('sends the details with the next update if the request fails', async () => {
    const { store, wiki, server } = setUpWiki('newer');
    const [source] = makePapers(1);
    if (!source) throw new Error('expected a saved paper');
    wiki.faultPlan = ({ url }) => (url.endsWith('/batch-details') ? 'server-error' : null);
    store.saveSource(source);
    expect(await wiki.flushUntilIdle()).toBe(true);
    expect(server.details.get(source.id)).toEqual({ paper: { doi: '10.1/0', year: 2024 } });
  });

  it('does not save the remote year as a date, and does not overwrite it', async () => {
    const { store, wiki, server } = setUpWiki('newer');
    const [source] = makePapers(1);
    if (!source) throw new Error('expected a saved paper');
    server.writeAsEditor({ id: source.id, url: source.url });
    server.details.set(source.id, { paper: { year: 2023, doi: '10.1/0' } });
    store.saveSource(source);
    await wiki.flush();
    expect(server.details.get(source.id)).toEqual({ paper: { year: 2023, doi: '10.1/0' } });
    expect(store.findEntry('w', source.stableId)?.divergentFields).toEqual(['year']);
    expect(store.sources.get(source.stableId)?.publishedDate).toBe('2024');
  });

  it.each([
    ['https://www.lesswrong.com/posts/AbCdEfGhIjKlMnOpQ/a-post', 'lesswrong', 'a-post'],
    ['https://forum.effectivealtruism.org/posts/AbCdEfGhIjKlMnOpQ', 'eaforum', undefined],
  ])('sends forum, post id and slug of %s', async (url, forum, forumSlug) => {
    const { store, wiki, server } = setUpWiki('newer');
    const source = makeUntitledSource({ url, title: 'A post' });
    store.saveSource(source);
    await wiki.flush();
    expect(server.details.get(source.id)?.forumPost).toEqual({
      forum,
      forumPostId: 'AbCdEfGhIjKlMnOpQ',
      ...(forumSlug ? { forumSlug } : {}),
    });
  });
});

describe('flush of the stableId', () => {
  it('sets the stableId of a new resource, and does not change the stableId of an existing resource', async () => {
    const { store, wiki, server } = setUpWiki('base');
    const [createdSource, existingSource] = [
      makeUntitledSource({ url: 'https://example.com/made' }),
      makeUntitledSource({ url: 'https://example.com/known', summary: 'mine' }),
    ];
    server.writeAsEditor({ id: existingSource.id, url: existingSource.url, stableId: 'sid_theirs0000' });
    store.saveSource(createdSource);
    store.saveSource(existingSource);
    await wiki.flush();
    expect(server.rows.get(createdSource.id)?.stableId).toBe(createdSource.stableId);
    expect(server.rows.get(existingSource.id)).toMatchObject({ stableId: 'sid_theirs0000', summary: 'mine' });
    expect(store.findEntry('w', existingSource.stableId)?.remoteSnapshot?.stableId).toBe('sid_theirs0000');
  });

  it('omits the stableId if another resource has it', async () => {
    const { store, wiki, server } = setUpWiki('base');
    const source = makeUntitledSource({ url: 'https://example.com/a', title: 'A' });
    const url = 'https://example.com/other';
    server.writeAsEditor({ id: 'other', url, stableId: source.stableId });
    store.saveSource(source);
    expect(await wiki.flushUntilIdle()).toBe(true);
    expect(store.findEntry('w', source.stableId)?.status).toBe('synced');
    expect(server.rows.get(source.id)).toMatchObject({ title: 'A', stableId: null });
  });
});

describe('flush of fields that only newer wikis support', () => {
  const source = makeUntitledSource({
    url: 'https://example.com/all',
    title: 'All',
    type: 'paper',
    publishedDate: '2024-05-28',
    importance: 42,
    contextNote: 'why',
    subtype: 'preprint',
    purpose: 'research',
    stance: 'mixed',
    identifiers: { ...identifiers, doi: '10.1/x', arxiv: '2401.00001' },
  });

  it('sends the values to the matching fields of a newer wiki', async () => {
    const { store, wiki, server } = setUpWiki('newer');
    store.saveSource(source);
    await wiki.flush();
    expect(server.rows.get(source.id)).toMatchObject({
      importanceScore: 0.42,
      contextNote: 'why',
      resourceSubtype: 'preprint',
      resourcePurpose: 'research',
      stance: 'mixed',
      publishedDate: '2024-05-28',
    });
    expect(server.details.get(source.id)).toEqual({
      paper: { doi: '10.1/x', arxivId: '2401.00001', year: 2024 },
    });
    expect(store.findEntry('w', source.stableId)?.localOnlyFields).toEqual([]);
  });

  it('lists each field as local-only for an older wiki', async () => {
    const { store, wiki, server } = setUpWiki('base');
    store.saveSource(source);
    await wiki.flush();
    expect(server.rows.get(source.id)).toMatchObject({ title: 'All', publishedDate: '2024-05-28' });
    expect(store.findEntry('w', source.stableId)).toMatchObject({
      status: 'synced',
      localOnlyFields: ['contextNote', 'importance', 'subtype', 'purpose', 'stance', 'doi', 'arxiv'],
    });
  });
});

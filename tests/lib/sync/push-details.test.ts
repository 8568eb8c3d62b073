import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/model/source';
import { PlayedClock } from '../../wiki-server/played-clock';
import type { Mode } from '../../wiki-server/schemas';
import { aSource } from './play/a-source';
import { PlayStore } from './play/play-store';
import { PlayWiki } from './play/play-wiki';

function play(mode: Mode) {
  const clock = new PlayedClock();
  const store = new PlayStore(['w'], clock.now);
  const wiki = new PlayWiki('w', mode, store, clock);
  const details = () => wiki.log.filter(({ path }) => path.endsWith('/batch-details'));
  return { clock, store, wiki, details, server: wiki.server.state };
}
const { identifiers } = aSource({ url: 'https://example.com/' });
const papers = (count: number, from = 0): Source[] =>
  Array.from({ length: count }, (_, n) =>
    aSource({
      url: `https://example.com/${from + n}`,
      title: `Paper ${from + n}`,
      type: 'paper',
      publishedDate: '2024',
      identifiers: { ...identifiers, doi: `10.1/${from + n}`, arxiv: null },
    }),
  );

describe('what new entries have in tables of their own', () => {
  it('goes to a newer wiki in one request for all, before they are read back', async () => {
    const { store, wiki, details, server } = play('newer');
    const sources = papers(20);
    for (const source of sources) store.save(source);
    await wiki.flush();
    for (const { id, identifiers: own } of sources)
      expect(server.details.get(id)).toEqual({ paper: { doi: own.doi, year: 2024 } });
    expect(details()).toHaveLength(1);
    expect(wiki.log.filter(({ method }) => method === 'POST')).toHaveLength(2);
    expect(store.record('w', sources[0]?.stableId ?? '')).toMatchObject({
      state: { state: 'synced' },
      keptHere: ['publishedDate'],
    });
  });

  it('is asked of an older wiki once a day, and told as kept here only', async () => {
    const { clock, store, wiki, details } = play('base');
    for (const source of papers(20)) store.save(source);
    await wiki.flush();
    for (const source of papers(20, 20)) store.save(source);
    await wiki.flush();
    expect(details()).toHaveLength(1);
    const [record] = store.records.values();
    expect(record).toMatchObject({ state: { state: 'synced' }, keptHere: ['doi', 'publishedDate'] });
    clock.advance(86_400_000);
    for (const source of papers(2, 40)) store.save(source);
    await wiki.flush();
    expect(details()).toHaveLength(2);
  });

  it('arrives all the same where that request fails', async () => {
    const { store, wiki, server } = play('newer');
    const [source] = papers(1);
    if (!source) throw new Error('a paper');
    wiki.plan = ({ url }) => (url.endsWith('/batch-details') ? 'failing' : null);
    store.save(source);
    expect(await wiki.untilQuiet()).toBe(true);
    expect(server.details.get(source.id)).toEqual({ paper: { doi: '10.1/0', year: 2024 } });
  });

  it('takes a year of the wiki for no date, and never replaces it unasked', async () => {
    const { store, wiki, server } = play('newer');
    const [source] = papers(1);
    if (!source) throw new Error('a paper');
    server.editAsOther({ id: source.id, url: source.url });
    server.details.set(source.id, { paper: { year: 2023, doi: '10.1/0' } });
    store.save(source);
    await wiki.flush();
    expect(server.details.get(source.id)).toEqual({ paper: { year: 2023, doi: '10.1/0' } });
    expect(store.record('w', source.stableId)?.held).toEqual(['year']);
    expect(store.sources.get(source.stableId)?.publishedDate).toBe('2024');
  });

  it.each([
    ['https://www.lesswrong.com/posts/AbCdEfGhIjKlMnOpQ/a-post', 'lesswrong', 'a-post'],
    ['https://forum.effectivealtruism.org/posts/AbCdEfGhIjKlMnOpQ', 'eaforum', undefined],
  ])('is the post of a forum at %s', async (url, forum, forumSlug) => {
    const { store, wiki, server } = play('newer');
    const source = aSource({ url, title: 'A post' });
    store.save(source);
    await wiki.flush();
    expect(server.details.get(source.id)?.forumPost).toEqual({
      forum,
      forumPostId: 'AbCdEfGhIjKlMnOpQ',
      ...(forumSlug ? { forumSlug } : {}),
    });
  });
});

describe('the permanent name of a source', () => {
  it('becomes that of an entry it makes, and the wiki’s own stays', async () => {
    const { store, wiki, server } = play('base');
    const [made, known] = [
      aSource({ url: 'https://example.com/made' }),
      aSource({ url: 'https://example.com/known', summary: 'mine' }),
    ];
    server.editAsOther({ id: known.id, url: known.url, stableId: 'sid_theirs0000' });
    store.save(made);
    store.save(known);
    await wiki.flush();
    expect(server.rows.get(made.id)?.stableId).toBe(made.stableId);
    expect(server.rows.get(known.id)).toMatchObject({ stableId: 'sid_theirs0000', summary: 'mine' });
    expect(store.record('w', known.stableId)?.seen?.stableId).toBe('sid_theirs0000');
  });

  it('is left out where another entry has it', async () => {
    const { store, wiki, server } = play('base');
    const source = aSource({ url: 'https://example.com/a', title: 'A' });
    const url = 'https://example.com/other';
    server.editAsOther({ id: 'other', url, stableId: source.stableId });
    store.save(source);
    expect(await wiki.untilQuiet()).toBe(true);
    expect(store.record('w', source.stableId)?.state.state).toBe('synced');
    expect(server.rows.get(source.id)).toMatchObject({ title: 'A', stableId: null });
  });
});

describe('what only newer wikis have a place for', () => {
  const source = aSource({
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

  it('arrives there in the fields made for it', async () => {
    const { store, wiki, server } = play('newer');
    store.save(source);
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
    expect(store.record('w', source.stableId)?.keptHere).toEqual([]);
  });

  it('is told as kept here by an older one, field by field', async () => {
    const { store, wiki, server } = play('base');
    store.save(source);
    await wiki.flush();
    expect(server.rows.get(source.id)).toMatchObject({ title: 'All', publishedDate: '2024-05-28' });
    expect(store.record('w', source.stableId)).toMatchObject({
      state: { state: 'synced' },
      keptHere: ['contextNote', 'importance', 'subtype', 'purpose', 'stance', 'doi', 'arxiv'],
    });
  });
});

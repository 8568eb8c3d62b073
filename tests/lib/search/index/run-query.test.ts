import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { buildChunks } from '@/lib/search/index/index-chunk';
import { buildIndexDocument } from '@/lib/search/index/index-document';
import {
  changeDocuments,
  createLibraryIndex,
  type LibraryIndex,
  loadChunk,
} from '@/lib/search/index/library-index';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import { createQueryRunner } from '@/lib/search/index/run-query';
import { makeRow, makeSource } from '@/tests/support/make-sources';

const VENUES = new Map([['times', { name: 'The Harbour Times', level: 4 }]]);

function createIndex(sources: Source[]): LibraryIndex {
  const index = createLibraryIndex(({ venueId, host }) => VENUES.get(venueId) ?? { name: host, level: 0 });
  const documents = sources.map((source) => buildIndexDocument(makeRow(source)));
  for (const [position, { chunk }] of buildChunks(documents).entries())
    loadChunk(index, `${position}`, chunk);
  return index;
}

const ALL: LibraryQuery = { text: '', facets: {}, importance: null, sort: 'relevance', isDescending: true };

function find(sources: Source[], query: Partial<LibraryQuery>): string[] {
  const result = createQueryRunner(createIndex(sources)).run({ ...ALL, ...query });
  const titles = new Map<string, string>(sources.map(({ stableId, title }) => [stableId, title]));
  return result.getIds(0, result.total).map((id) => titles.get(id) ?? id);
}

const quote = (exact: string) => ({ exact, prefix: '', suffix: '', start: null, end: null });

const LIBRARY = [
  makeSource({
    title: 'Tide',
    authors: ['Ana Müller', 'Bo Lee'],
    summary: 'Gauges drown in silt.',
    keyPoints: [{ text: 'Silt wins.', quotes: [quote('the pier sank at dawn')] }],
    tags: ['ai-safety'],
    importance: 80,
    publishedDate: '2024-05',
    language: 'de-AT',
    venueId: 'times',
    createdAt: '2026-01-01T00:00:00.000Z',
  }),
  makeSource({
    title: 'The tide and the harbour',
    contextNote: 'Read before the meeting.',
    type: 'paper',
    identifiers: { ...makeSource().identifiers, doi: '10.1000/xyz.42' },
    importance: 10,
    publishedDate: '2020',
    language: 'en',
    createdAt: '2026-01-03T00:00:00.000Z',
  }),
  makeSource({
    title: 'Other',
    review: 'On the tide.',
    abstract: 'An accurate gauge, naïve about 海洋学 and الميناء.',
    createdAt: '2026-01-02T00:00:00.000Z',
    status: 'archived',
    credibilityOverride: { level: 2, reason: 'Rumours.' },
  }),
  makeSource({
    title: 'Last',
    abstract: 'A tide pool.',
    createdAt: '2026-01-04T00:00:00.000Z',
    status: 'reviewed',
  }),
];

describe('search', () => {
  it.each([
    ['gaug', ['Tide', 'Other']],
    ['"gauge"', ['Other']],
    ['"pier sank"', ['Tide']],
    ['"sank pier"', []],
    ['"silt silt"', []],
    ['muller', ['Tide']],
    ['author:lee', ['Tide']],
    ['author:tide', []],
    ['summary:silt', ['Tide']],
    ['quote:pier', ['Tide']],
    ['point:pier', []],
    ['tag:ai', ['Tide']],
    ['venue:harbour', ['Tide']],
    ['harbour times', ['Tide']],
    ['10.1000/xyz.42', ['The tide and the harbour']],
    ['naive', ['Other']],
    ['海洋', ['Other']],
    ['洋学', ['Other']],
    ['学', ['Other']],
    ['الميناء', ['Other']],
    ['accurrate', ['Other']],
    ['acurate', ['Other']],
    ['accuarte', ['Other']],
    ['sile', []],
    ['-tide', []],
    ['tide -harbour', ['Other', 'Last']],
    ['silt OR meeting', ['The tide and the harbour', 'Tide']],
    ['type:paper', ['The tide and the harbour']],
    ['year:2024..2026', ['Tide']],
    ['published:>2024-04', ['Tide']],
    ['importance:>60', ['Tide']],
    ['importance:<=10', ['The tide and the harbour']],
    ['credibility:>=4', ['Tide']],
    ['credibility:2', ['Other']],
    ['saved:>=2026-01-03', ['Last', 'The tide and the harbour']],
    ['status:archived', ['Other']],
    ['lang:de', ['Tide']],
    ['has:quote', ['Tide']],
    ['missing:importance', ['Last', 'Other']],
    ['missing:credibility', ['Last', 'The tide and the harbour']],
    ['sync:local', ['Last', 'The tide and the harbour', 'Other', 'Tide']],
  ])('%s finds %j', (text, titles) => {
    expect(find(LIBRARY, { text })).toEqual(titles);
  });

  it.each([
    ['claims:unsupported', ['Tide']],
    ['claims:unsupported OR claims:accurate', ['Other', 'Tide']],
    ['has:claims', ['Other', 'Tide']],
    ['missing:claims', ['Last', 'The tide and the harbour']],
  ])('%s finds sources by the verdicts on claims: %j', (text, titles) => {
    const index = createIndex(LIBRARY);
    const getId = (title: string) => LIBRARY.find((source) => source.title === title)?.stableId ?? '';
    index.verdictsById = new Map([
      [getId('Tide'), new Set(['unsupported', 'accurate'])],
      [getId('Other'), new Set(['accurate'])],
    ]);
    const result = createQueryRunner(index).run({ ...ALL, text });
    expect(
      result.getIds(0, result.total).map((id) => LIBRARY.find((source) => source.stableId === id)?.title),
    ).toEqual(titles);
  });

  it.each([
    ['quotes:changed', ['Other', 'Tide']],
    ['quotes:missing', ['Tide']],
    ['quotes:unchanged', ['Last']],
    ['has:quotes', ['Tide']],
    ['has:quote', ['Tide']],
  ])('%s finds sources by the state of their quotes: %j', (text, titles) => {
    const index = createIndex(LIBRARY);
    const getId = (title: string) => LIBRARY.find((source) => source.title === title)?.stableId ?? '';
    index.quoteStatesById = new Map([
      [getId('Tide'), new Set(['missing', 'changed'])],
      [getId('Other'), new Set(['changed'])],
      [getId('Last'), new Set(['unchanged'])],
    ]);
    const result = createQueryRunner(index).run({ ...ALL, text });
    expect(
      result.getIds(0, result.total).map((id) => LIBRARY.find((source) => source.stableId === id)?.title),
    ).toEqual(titles);
  });

  it('ranks the exact title first, then titles, then the words of the reader, then the rest', () => {
    expect(find(LIBRARY, { text: 'tide' })).toEqual(['Tide', 'The tide and the harbour', 'Other', 'Last']);
  });

  it('orders sources of the same rank by the time they were saved, newest first', () => {
    const days = ['02', '03', '01'];
    const sources = days.map((day) =>
      makeSource({ title: `Pier ${day}`, createdAt: `2026-02-${day}T00:00:00.000Z` }),
    );
    expect(find(sources, { text: 'pier' })).toEqual(['Pier 03', 'Pier 02', 'Pier 01']);
  });

  it('finds a source under the new name of its venue without changing the source', () => {
    const index = createIndex(LIBRARY);
    const runner = createQueryRunner(index);
    index.resolveVenue = () => ({ name: 'Quay Weekly', level: 1 });
    index.version += 1;
    expect(runner.run({ ...ALL, text: 'quay' }).total).toBe(4);
    expect(runner.run({ ...ALL, text: 'credibility:1' }).total).toBe(3);
  });
});

describe('sorting', () => {
  it.each([
    ['title', false, ['Last', 'Other', 'The tide and the harbour', 'Tide']],
    ['title', true, ['Tide', 'The tide and the harbour', 'Other', 'Last']],
    ['saved', false, ['Tide', 'Other', 'The tide and the harbour', 'Last']],
    ['importance', true, ['Tide', 'The tide and the harbour', 'Last', 'Other']],
    ['importance', false, ['The tide and the harbour', 'Tide', 'Last', 'Other']],
    ['published', true, ['Tide', 'The tide and the harbour', 'Last', 'Other']],
    ['credibility', true, ['Tide', 'Other', 'Last', 'The tide and the harbour']],
    ['author', false, ['Tide', 'Last', 'The tide and the harbour', 'Other']],
  ] as const)(
    'sorts by %s, descending %s, and puts sources without a value last',
    (sort, isDescending, titles) => {
      expect(find(LIBRARY, { sort, isDescending })).toEqual(titles);
    },
  );
});

describe('facets', () => {
  const run = (query: Partial<LibraryQuery>, sources = LIBRARY) =>
    createQueryRunner(createIndex(sources)).run({ ...ALL, ...query });
  const count = (
    query: Partial<LibraryQuery>,
    facet: 'type' | 'section' | 'credibility' | 'missing' | 'year',
  ) => Object.fromEntries(run(query).facets.values[facet].map((entry) => [entry.value, entry.count]));

  it('facets count every value of the sources', () => {
    expect(count({}, 'type')).toEqual({ web: 3, paper: 1 });
    expect(count({}, 'section')).toEqual({ inbox: 2, archived: 1, reviewed: 1 });
    expect(count({}, 'credibility')).toEqual({ '0': 2, '2': 1, '4': 1 });
    expect(count({}, 'year')).toEqual({ '2020': 1, '2024': 1 });
    expect(count({}, 'missing')).toMatchObject({ summary: 3, importance: 2, rating: 2 });
  });

  it('facets count the sources that match the text and the other facets, whatever is chosen in the facet itself', () => {
    expect(count({ facets: { section: ['inbox'] } }, 'type')).toEqual({ web: 1, paper: 1 });
    expect(count({ facets: { section: ['inbox'] } }, 'section')).toEqual({
      inbox: 2,
      archived: 1,
      reviewed: 1,
    });
    expect(count({ text: 'harbour' }, 'section')).toEqual({ inbox: 2 });
    expect(count({ facets: { type: ['paper'], section: ['archived'] } }, 'type')).toEqual({
      paper: 0,
      web: 1,
    });
  });

  it('facets show sources with any of several chosen values', () => {
    expect(find(LIBRARY, { facets: { section: ['archived', 'reviewed'] } })).toEqual(['Last', 'Other']);
  });

  it('facets restrict the importance, with a histogram that ignores the chosen range', () => {
    const { total, facets } = run({ importance: [50, 100] });
    expect(total).toBe(1);
    expect(facets.histogram).toEqual([0, 0, 1, ...Array(13).fill(0), 1, 0, 0, 0]);
  });

  it('facets exclude the bin unless it is chosen or searched', () => {
    const binnedRow = makeRow(makeSource({ title: 'Gone' }), { shelf: 'bin' });
    const index = createIndex(LIBRARY);
    changeDocuments(index, [buildIndexDocument(binnedRow)], []);
    const runner = createQueryRunner(index);
    expect(runner.run(ALL).total).toBe(4);
    expect(runner.run({ ...ALL, facets: { section: ['bin'] } }).total).toBe(1);
    expect(runner.run({ ...ALL, text: 'status:bin' }).total).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAND_MINIMUMS } from '@/lib/record/importance';
import type { Source } from '@/lib/record/schema/source';
import type { Section } from '@/lib/record/schema/source-row';
import { buildChunks } from '@/lib/search/index/index-chunk';
import { buildIndexDocument } from '@/lib/search/index/index-document';
import { createLibraryIndex, type LibraryIndex, loadChunk } from '@/lib/search/index/library-index';
import type { LibraryQuery } from '@/lib/search/index/library-query';
import { rankImportance } from '@/lib/search/index/rank-importance';
import { createQueryRunner } from '@/lib/search/index/run-query';
import { makeRow, makeSource } from '@/tests/support/make-sources';

const ALL: LibraryQuery = { text: '', facets: {}, importance: null, sort: 'saved', isDescending: true };
const NOW = Date.parse('2026-11-25T12:00:00.000Z');

function createIndex(entries: { source: Source; section?: Section }[]): LibraryIndex {
  const index = createLibraryIndex(({ host }) => ({ name: host, level: 0 }));
  const documents = entries.map(({ source, section }) =>
    buildIndexDocument(makeRow(source, section ? { shelf: section } : {})),
  );
  for (const [position, { chunk }] of buildChunks(documents).entries())
    loadChunk(index, `${position}`, chunk);
  return index;
}

const compute = (sources: Source[]) =>
  createQueryRunner(createIndex(sources.map((source) => ({ source })))).getInsights(ALL, NOW);

const saved = (day: string, overrides: Partial<Source> = {}) =>
  makeSource({ createdAt: `${day}T23:59:59.000Z`, updatedAt: `${day}T23:59:59.000Z`, ...overrides });

describe('weeks of the insights', () => {
  it('weeks begin on Monday in UTC and end with the current week', () => {
    const { weeks } = compute([saved('2026-11-08'), saved('2026-11-09'), saved('2026-11-22')]);
    expect(weeks.slice(-4).map(({ start, end, savedCount }) => [start, end, savedCount])).toEqual([
      ['2026-11-02', '2026-11-08', 1],
      ['2026-11-09', '2026-11-15', 1],
      ['2026-11-16', '2026-11-22', 1],
      ['2026-11-23', '2026-11-29', 0],
    ]);
  });
  it('weeks count a source as not reviewed until its last change', () => {
    const { weeks } = compute([
      saved('2026-11-03'),
      saved('2026-11-03', { status: 'reviewed', updatedAt: '2026-11-17T08:00:00.000Z' }),
      saved('2026-11-03', { status: 'archived' }),
    ]);
    expect(weeks.slice(-4).map(({ backlogCount }) => backlogCount)).toEqual([2, 2, 1, 1]);
  });
  it('weeks are at least twelve, so that a new library has a chart with columns of the usual width', () => {
    const { weeks } = compute([saved('2026-11-24')]);
    expect(weeks.map(({ savedCount }) => savedCount)).toEqual([...Array.from({ length: 11 }, () => 0), 1]);
  });
  it('weeks are at most the last 52 weeks, whose backlog includes older sources', () => {
    const { weeks } = compute([saved('2020-01-01'), saved('2026-11-24')]);
    expect(weeks).toHaveLength(52);
    expect(weeks[0]).toMatchObject({ savedCount: 0, backlogCount: 1 });
    expect(weeks.at(-1)).toMatchObject({ savedCount: 1, backlogCount: 2 });
  });
  it('weeks are none without sources, and end now even if a clock was wrong', () => {
    expect(compute([]).weeks).toEqual([]);
    const { weeks } = compute([saved('2031-01-01')]);
    expect(weeks.map(({ savedCount }) => savedCount)).toEqual(Array.from({ length: 12 }, () => 0));
    expect(weeks.at(-1)?.start).toBe('2026-11-23');
  });
});

describe('counts of the insights', () => {
  const day = fc.integer({ min: 0, max: 150 }).map((days) => new Date(NOW - days * 86_400_000).toISOString());
  const source = fc
    .record({
      createdAt: day,
      importance: fc.option(fc.integer({ min: 0, max: 100 })),
      summary: fc.option(fc.constant('A summary')),
      type: fc.constantFrom('web', 'paper', 'book'),
      tags: fc.subarray(['tide', 'gauge']),
      status: fc.constantFrom('inbox', 'reviewed'),
    })
    .map((values) => makeSource({ ...values, updatedAt: values.createdAt }));

  it('counts are those of the searches that the bars open', () => {
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 30 }), (sources) => {
        const runner = createQueryRunner(createIndex(sources.map((one) => ({ source: one }))));
        const insights = runner.getInsights(ALL, NOW);
        const count = (changes: Partial<LibraryQuery>) => runner.count({ ...ALL, ...changes });
        expect(insights.sourceCount).toBe(sources.length);
        for (const { start, end, savedCount, backlogCount } of insights.weeks) {
          expect(count({ text: `saved:${start}..${end}` })).toBe(savedCount);
          // Nothing was changed after it was saved, so the backlog is what is in the inbox now.
          expect(count({ text: `saved:<=${end}`, facets: { section: ['inbox'] } })).toBe(backlogCount);
        }
        for (const facet of ['type', 'tag', 'missing'] as const)
          for (const { value, count: expected } of insights.facets[facet])
            expect(count({ facets: { [facet]: [value] } })).toBe(expected);
        for (const [bar, expected] of insights.histogram.entries())
          expect(count({ importance: [bar * 5, bar === 19 ? 100 : bar * 5 + 4] })).toBe(expected);
        for (const [band, expected] of insights.bands.entries())
          expect(
            count({ importance: [BAND_MINIMUMS[band] ?? 0, (BAND_MINIMUMS[band - 1] ?? 101) - 1] }),
          ).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });
  it('counts leave out the bin', () => {
    const index = createIndex([
      { source: saved('2026-11-20') },
      { source: saved('2026-11-20'), section: 'bin' },
    ]);
    const insights = createQueryRunner(index).getInsights(ALL, NOW);
    expect(insights).toMatchObject({ sourceCount: 1, facets: { type: [{ value: 'web', count: 1 }] } });
  });
});

describe('rankImportance', () => {
  it('compares a score with the other scored sources outside the bin', () => {
    const own = makeSource({ importance: 50 });
    const index = createIndex([
      { source: own },
      ...[10, 49, 50, 100, null].map((importance) => ({ source: makeSource({ importance }) })),
      { source: makeSource({ importance: 1 }), section: 'bin' as const },
    ]);
    const rank = rankImportance(index, own.stableId, 50);
    expect(rank).toMatchObject({ scoredCount: 4, lowerCount: 2 });
    expect(rank.histogram.map((count, bar) => [bar * 5, count]).filter(([, count]) => count !== 0)).toEqual([
      [10, 1],
      [45, 1],
      [50, 1],
      [95, 1],
    ]);
  });
});

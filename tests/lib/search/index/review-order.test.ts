import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/record/schema/source';
import { buildChunks } from '@/lib/search/index/index-chunk';
import { buildIndexDocument } from '@/lib/search/index/index-document';
import { createLibraryIndex, loadChunk } from '@/lib/search/index/library-index';
import { listReviewQueue, type ReviewWeights } from '@/lib/search/index/review-order';
import { makeRow, makeSource } from '@/tests/support/make-sources';

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const EQUAL: ReviewWeights = { importance: 1, credibility: 1, age: 1, missing: 1 };

function order(sources: Source[], weights: Partial<ReviewWeights> = {}): string[] {
  const index = createLibraryIndex(({ venueId }) => ({ name: '', level: Number(venueId) || 0 }));
  const documents = sources.map((source) => buildIndexDocument(makeRow(source)));
  for (const [position, { chunk }] of buildChunks(documents).entries())
    loadChunk(index, `${position}`, chunk);
  const titles = new Map(sources.map(({ stableId, title }) => [stableId as string, title]));
  return listReviewQueue(index, { ...EQUAL, ...weights }, NOW).map((id) => titles.get(id) ?? id);
}

const make = (title: string, values: Record<string, unknown> = {}) => makeSource({ title, ...values });

describe('listReviewQueue', () => {
  it.each<[string, Source, Source]>([
    ['more important', make('first', { importance: 80 }), make('second', { importance: 20 })],
    ['more credible', make('first', { venueId: '5' }), make('second', { venueId: '1' })],
    ['older', make('first', { createdAt: '2026-01-01T00:00:00.000Z' }), make('second')],
    ['less complete', make('first'), make('second', { summary: 'Done.', publishedDate: '2026' })],
  ])('puts the %s source first', (_, first, second) => {
    expect(order([second, first])).toEqual(['first', 'second']);
    expect(order([first, second])).toEqual(['first', 'second']);
  });

  it('lists only the inbox', () => {
    expect(order([make('a'), make('b', { status: 'reviewed' }), make('c', { status: 'archived' })])).toEqual([
      'a',
    ]);
  });

  it('ignores a factor with the weight 0 and follows one with the weight 2', () => {
    const important = make('important', { importance: 60, createdAt: '2026-05-01T00:00:00.000Z' });
    const old = make('old', { importance: 30, createdAt: '2025-11-01T00:00:00.000Z' });
    expect(order([important, old])).toEqual(['old', 'important']);
    expect(order([important, old], { age: 0 })).toEqual(['important', 'old']);
    expect(order([old, important], { importance: 2, age: 0.5 })).toEqual(['important', 'old']);
  });

  it('treats an unset importance as average', () => {
    expect(
      order([make('low', { importance: 10 }), make('unset'), make('high', { importance: 90 })], {
        missing: 0,
      }),
    ).toEqual(['high', 'unset', 'low']);
  });
});

import { describe, expect, it } from 'vitest';
import { buildResourceUpsert } from '@/lib/wiki/adapters/research-wiki/format/build-resource-upsert';
import { parseResource } from '@/lib/wiki/adapters/research-wiki/format/parse-resource';
import { prepareFields } from '@/lib/wiki/adapters/research-wiki/format/prepare-fields';

describe('prepareFields', () => {
  it('removes NUL, lone surrogates, and blank and repeated items', () => {
    const { fields } = prepareFields({ title: ' a\0b\ud800c𝔘 ', tags: ['x', ' x ', ''], summary: '  ' });
    expect(fields).toEqual({ title: 'abc𝔘', tags: ['x'], summary: null });
  });

  it.each(['2024', '2024-05'])('withholds the date %s because it has no day', (publishedDate) => {
    expect(prepareFields({ publishedDate })).toEqual({
      fields: {},
      faults: [],
      withheldFields: ['publishedDate'],
    });
  });

  it.each([
    ['title', 'x'.repeat(1001), { kind: 'too-long', field: 'title', limit: 1000 }],
    ['title', '𝔘'.repeat(501), { kind: 'too-long', field: 'title', limit: 1000 }],
    ['contextNote', 'x'.repeat(501), { kind: 'too-long', field: 'contextNote', limit: 500 }],
    ['tags', Array.from({ length: 51 }, (_, i) => `t${i}`), { kind: 'too-many', field: 'tags', limit: 50 }],
    ['keyPoints', ['x'.repeat(2001)], { kind: 'too-long', field: 'keyPoints', limit: 2000 }],
    ['publishedDate', '2026-02-30', { kind: 'not-taken', field: 'publishedDate' }],
  ])('reports a fault of %s', (field, value, fault) => {
    expect(prepareFields({ [field]: value }).faults).toEqual([fault]);
  });
});

describe('buildResourceUpsert', () => {
  const target = { remoteId: 'x', url: 'https://example.com/' };

  it('includes only fields with a value', () => {
    expect(
      buildResourceUpsert({
        ...target,
        fields: { title: null, tags: [], summary: '', subtype: 'opinion', importance: 0 },
      }),
    ).toEqual({
      id: 'x',
      url: 'https://example.com/',
      resourceSubtype: 'opinion',
      importanceScore: 0,
    });
  });

  it('never includes identifiers or citing pages', () => {
    const body = buildResourceUpsert({
      ...target,
      fields: { doi: '10.1/x', arxiv: '1', venueId: 'arxiv', credibility: 0.6 },
    });
    expect(body).toEqual({
      id: 'x',
      url: 'https://example.com/',
      publicationId: 'arxiv',
      credibilityOverride: 0.6,
    });
  });
});

describe('parseResource', () => {
  it('replaces malformed values by null', () => {
    const row = {
      id: 'x',
      url: 'javascript:alert(1)',
      title: 5,
      authors: ['a', 1, null],
      tags: null,
      stableId: '',
      fetchStatus: 'soft_404',
      lastFetchedAt: 7,
      updatedAt: '2026-03-10 09:08:07+00',
    };
    expect(parseResource(row)).toEqual({
      remoteId: 'x',
      url: 'javascript:alert(1)',
      fields: { title: null, authors: ['a'], tags: [] },
      indexedTexts: { title: null, summary: null },
      updatedAt: '2026-03-10T09:08:07.000Z',
      stableId: null,
      linkState: { state: 'dead', checkedAt: null },
      citingPageIds: null,
    });
  });

  it.each([null, 'text', [], { id: 1, url: 'x' }, { id: 'x' }])(
    'returns null without an id or URL: %j',
    (row) => {
      expect(parseResource(row)).toBeNull();
    },
  );
});

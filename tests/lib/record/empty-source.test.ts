import { expect, it } from 'vitest';
import { EMPTY_SOURCE_VALUES } from '@/lib/record/empty-source';
import { Source } from '@/lib/record/schema/source';

it('EMPTY_SOURCE_VALUES has the empty value of every field, and the default of a required one', () => {
  expect(EMPTY_SOURCE_VALUES).toMatchObject({
    aliases: [],
    type: 'web',
    status: 'inbox',
    identifiers: { doi: null, isbn: null },
    summary: null,
    keyPoints: [],
    provenance: {},
  });
  const url = 'https://example.org/tides';
  const createdAt = '2026-03-12T09:00:00.000Z';
  const source = {
    ...EMPTY_SOURCE_VALUES,
    stableId: 'sid_AbCdEf0123',
    id: '0123456789abcdef',
    url,
    title: url,
    createdAt,
    updatedAt: createdAt,
  };
  expect(Source.parse(source)).toEqual(source);
});

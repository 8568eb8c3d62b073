import { expect, it } from 'vitest';
import { listDifferingFields } from '@/lib/formats/differing-fields';
import { makeSource } from '@/tests/support/make-sources';

it('listDifferingFields ignores the time of the last change and the order of keys', () => {
  const source = makeSource({ provenance: { title: { from: 'h1', candidates: [] } } });
  const changedSource = {
    ...source,
    title: 'Other',
    tags: ['x'],
    updatedAt: '2027-01-01T00:00:00.000Z',
    provenance: { title: { candidates: [], from: 'h1' } },
  };
  expect(listDifferingFields(source, changedSource)).toEqual(['title', 'tags']);
});

it('listDifferingFields ignores the time at which citing pages were read', () => {
  const page = { wiki: 'W', pageId: 'p', title: 'P', type: null, quality: null, url: null };
  const sourceWithReadTime = makeSource({ citedBy: [{ ...page, readAt: '2026-03-12T09:00:00.000Z' }] });
  expect(listDifferingFields(sourceWithReadTime, { ...sourceWithReadTime, citedBy: [page] })).toEqual([]);
  expect(
    listDifferingFields(sourceWithReadTime, { ...sourceWithReadTime, citedBy: [{ ...page, title: 'Q' }] }),
  ).toEqual(['citedBy']);
});

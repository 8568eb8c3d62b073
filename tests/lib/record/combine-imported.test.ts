import { describe, expect, it } from 'vitest';
import { combineImported } from '@/lib/record/combine-imported';
import { makeSource } from '@/tests/support/make-sources';

const existing = makeSource({
  title: 'Mine',
  summary: 'My summary',
  authors: [],
  tags: ['mine'],
  status: 'reviewed',
  type: 'paper',
  importance: 70,
});
const imported = makeSource({ title: 'Other', authors: ['Anna Berg'], tags: ['other'], type: 'web' });

describe('combineImported', () => {
  it('fills only empty fields', () => {
    expect(combineImported(existing, imported, 'fill', false)).toEqual({
      ...existing,
      authors: ['Anna Berg'],
    });
  });

  it('replaces all fields by those of an exported file, but not the id', () => {
    expect(combineImported(existing, imported, 'replace', false)).toEqual({
      ...imported,
      stableId: existing.stableId,
    });
  });

  it('replaces only the fields that the file of another program has', () => {
    expect(combineImported(existing, imported, 'replace', true)).toEqual({
      ...existing,
      title: 'Other',
      authors: ['Anna Berg'],
      tags: ['other'],
    });
    expect(
      combineImported(existing, { ...imported, title: 'Mine', authors: [], tags: [] }, 'replace', true),
    ).toEqual(existing);
  });

  it('keeps both: joins lists, and makes the other title a candidate', () => {
    const source = combineImported(existing, imported, 'combine', true);
    expect(source).toMatchObject({
      title: 'Mine',
      tags: ['mine', 'other'],
      authors: ['Anna Berg'],
      importance: 70,
    });
    expect(JSON.stringify(source.provenance.title)).toContain('Other');
  });
});

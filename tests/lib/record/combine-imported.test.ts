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

  it('removes the origins of the values that it replaces', () => {
    const origin = { from: 'The wiki', candidates: [] };
    const source = makeSource({
      summary: 'Theirs',
      identifiers: { ...existing.identifiers, doi: '10.1/x', arxiv: '2401.00001' },
      provenance: { summary: origin, doi: origin, arxiv: origin },
    });
    const file = makeSource({
      summary: 'Of the file',
      identifiers: { ...existing.identifiers, doi: '10.1/y' },
    });
    expect(combineImported(source, file, 'replace', true).provenance).toEqual({ arxiv: origin });
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

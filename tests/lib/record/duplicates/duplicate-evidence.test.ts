import { describe, expect, it } from 'vitest';
import { listDuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import { makeSource } from '@/tests/support/make-records';

const none = makeSource().identifiers;
const makeTitled = (over: object) =>
  makeSource({ title: 'Constitutional AI: Harmlessness from AI Feedback', ...over });

describe('duplicate evidence', () => {
  it('is a shared DOI, whatever its case', () => {
    const a = makeSource({ identifiers: { ...none, doi: '10.1038/ABC' } });
    const b = makeSource({ identifiers: { ...none, doi: '10.1038/abc' } });
    expect(listDuplicateEvidence(a, b)).toEqual([{ kind: 'identifier', name: 'doi', value: '10.1038/abc' }]);
  });

  it('is a preprint in another version or under its DOI', () => {
    const a = makeSource({ identifiers: { ...none, arxiv: '2212.08073v1' } });
    const found = [{ kind: 'identifier', name: 'arxiv', value: '2212.08073' }];
    expect(listDuplicateEvidence(a, makeSource({ identifiers: { ...none, arxiv: '2212.08073' } }))).toEqual(
      found,
    );
    expect(
      listDuplicateEvidence(a, makeSource({ identifiers: { ...none, doi: '10.48550/arXiv.2212.08073' } })),
    ).toEqual(found);
  });

  it('is an identifier of one in the address of the other', () => {
    const page = makeSource({ identifiers: { ...none, arxiv: '2212.08073' } });
    expect(
      listDuplicateEvidence(page, makeSource({ url: 'https://arxiv.org/pdf/2212.08073v2' })),
    ).toHaveLength(1);
  });

  it.each([['Yuntao Bai'], ['Bai, Yuntao'], ['Y. Bai']])('is the same title with the author %s', (name) => {
    const b = makeTitled({
      title: 'Constitutional AI — harmlessness from AI feedback',
      authors: ['Someone Else', name],
    });
    expect(listDuplicateEvidence(makeTitled({ authors: ['Yuntao Bai'] }), b)).toMatchObject([
      { kind: 'title-and-author', author: 'Yuntao Bai' },
    ]);
  });

  it('is the same title with dates that agree in their common precision', () => {
    const found = listDuplicateEvidence(
      makeTitled({ publishedDate: '2022-12' }),
      makeTitled({ publishedDate: '2022-12-15' }),
    );
    expect(found).toMatchObject([{ kind: 'title-and-date', date: '2022-12' }]);
  });

  it('is the same text', () => {
    const sha256 = 'a'.repeat(64);
    expect(listDuplicateEvidence({ ...makeSource(), sha256 }, { ...makeSource(), sha256 })).toEqual([
      { kind: 'same-text' },
    ]);
    expect(
      listDuplicateEvidence({ ...makeSource(), sha256: null }, { ...makeSource(), sha256: null }),
    ).toEqual([]);
  });

  it.each([
    ['a title alone', {}, {}],
    ['another author', { authors: ['Yuntao Bai'] }, { authors: ['Saurav Kadavath'] }],
    ['another first name', { authors: ['Anna Bai'] }, { authors: ['Yuntao Bai'] }],
    ['another year', { publishedDate: '2022' }, { publishedDate: '2023' }],
    [
      'a title that every site has',
      { title: 'About us', publishedDate: '2022' },
      { title: 'About us', publishedDate: '2022' },
    ],
    ['an identifier that neither has', { identifiers: none }, { identifiers: none }],
  ])('is not %s', (_, a, b) => {
    expect(listDuplicateEvidence(makeTitled(a), makeTitled(b))).toEqual([]);
  });
});

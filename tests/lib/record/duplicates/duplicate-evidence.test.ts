import { describe, expect, it } from 'vitest';
import { listDuplicateEvidence } from '@/lib/record/duplicates/duplicate-evidence';
import { makeSource } from '@/tests/support/make-sources';

const NO_IDENTIFIERS = makeSource().identifiers;
const makeTitledSource = (overrides: object) =>
  makeSource({ title: 'Constitutional AI: Harmlessness from AI Feedback', ...overrides });

describe('duplicate evidence', () => {
  it('is a shared DOI, ignoring case', () => {
    const a = makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1038/ABC' } });
    const b = makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.1038/abc' } });
    expect(listDuplicateEvidence(a, b)).toEqual([{ kind: 'identifier', name: 'doi', value: '10.1038/abc' }]);
  });

  it('is another version of a preprint, or its DOI', () => {
    const a = makeSource({ identifiers: { ...NO_IDENTIFIERS, arxiv: '2212.08073v1' } });
    const evidence = [{ kind: 'identifier', name: 'arxiv', value: '2212.08073' }];
    expect(
      listDuplicateEvidence(a, makeSource({ identifiers: { ...NO_IDENTIFIERS, arxiv: '2212.08073' } })),
    ).toEqual(evidence);
    expect(
      listDuplicateEvidence(
        a,
        makeSource({ identifiers: { ...NO_IDENTIFIERS, doi: '10.48550/arXiv.2212.08073' } }),
      ),
    ).toEqual(evidence);
  });

  it('is an identifier of one source in the URL of the other', () => {
    const page = makeSource({ identifiers: { ...NO_IDENTIFIERS, arxiv: '2212.08073' } });
    expect(
      listDuplicateEvidence(page, makeSource({ url: 'https://arxiv.org/pdf/2212.08073v2' })),
    ).toHaveLength(1);
  });

  it.each([['Yuntao Bai'], ['Bai, Yuntao'], ['Y. Bai']])('is the same title with the author %s', (name) => {
    const b = makeTitledSource({
      title: 'Constitutional AI — harmlessness from AI feedback',
      authors: ['Someone Else', name],
    });
    expect(listDuplicateEvidence(makeTitledSource({ authors: ['Yuntao Bai'] }), b)).toMatchObject([
      { kind: 'title-and-author', author: 'Yuntao Bai' },
    ]);
  });

  it('is the same title with dates that are equal in the precision of both', () => {
    const evidence = listDuplicateEvidence(
      makeTitledSource({ publishedDate: '2022-12' }),
      makeTitledSource({ publishedDate: '2022-12-15' }),
    );
    expect(evidence).toMatchObject([{ kind: 'title-and-date', date: '2022-12' }]);
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
    ['an identifier that neither has', { identifiers: NO_IDENTIFIERS }, { identifiers: NO_IDENTIFIERS }],
  ])('is not %s', (_, a, b) => {
    expect(listDuplicateEvidence(makeTitledSource(a), makeTitledSource(b))).toEqual([]);
  });
});

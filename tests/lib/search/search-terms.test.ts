import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getQueryTerms, getSearchTerms } from '@/lib/search/search-terms';

const authors = ['Kyle Wiggers'];
const venueName = 'TechCrunch';
const host = 'www.techcrunch.com';
const getTermsOfTitle = (title: string) => getSearchTerms([title, ...authors, venueName], host);
const matchesTerms = (query: string, terms: string[]): boolean =>
  getQueryTerms(query).every((queryTerm) => terms.some((term) => term.startsWith(queryTerm)));

describe('getSearchTerms', () => {
  it('returns normalised, unique words of title, authors, venue and host', () => {
    expect(getTermsOfTitle('Über große Modelle')).toEqual([
      'uber',
      'grosse',
      'modelle',
      'kyle',
      'wiggers',
      'techcrunch',
      'com',
      'techcrunch.com',
    ]);
  });

  it.each([
    ['GROSSE', 'Über große Modelle'],
    ['strasse', 'Straße'],
    ['lod', 'Łódź'],
    ['gpt 4', 'GPT-4 in use'],
    ['工智', '人工智能安全'],
    ['人工智能', '人工智能安全'],
    ['全', '人工智能安全'],
    ['データ', 'ビッグデータ入門'],
    ['안전', '인공지능 안전'],
    ['हिन्दी', 'नमस्ते हिन्दी'],
    ['ai 安全', 'AI安全入門'],
    ['ﬁle', 'file system'],
  ])('finds %s in "%s"', (query, title) => {
    expect(matchesTerms(query, getTermsOfTitle(title))).toBe(true);
  });

  it.each([
    ['ガイド', 'カイト'],
    ['能工', '人工智能'],
    ['odel', 'Modelle'],
  ])('does not find %s in "%s"', (query, title) => {
    expect(matchesTerms(query, getTermsOfTitle(title))).toBe(false);
  });

  it('matches any complete title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(matchesTerms(title, getTermsOfTitle(title))).toBe(true);
      }),
    );
  });
});

describe('getQueryTerms', () => {
  it('returns character pairs in scripts without spaces', () => {
    expect(getQueryTerms('人工智能')).toEqual(['人工', '工智', '智能']);
  });
  it('returns nothing for a blank query', () => {
    expect(getQueryTerms('  \n ')).toEqual([]);
  });
});

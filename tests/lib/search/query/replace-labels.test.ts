import { describe, expect, it } from 'vitest';
import { createLabelReplacer } from '@/lib/search/query/replace-labels';

const LABELS = [
  { fieldWord: 'subtype', label: 'news article', part: 'subtype:news_article' },
  { fieldWord: 'access', label: 'Behind a login', part: 'access:login' },
  { fieldWord: 'lang', label: 'Français', part: 'lang:fr' },
  { fieldWord: 'status', label: 'Reviewed', part: 'status:reviewed' },
  { fieldWord: 'credibility', label: 'Unrated', part: 'missing:credibility' },
];

describe('createLabelReplacer', () => {
  it.each([
    ['subtype:"news article"', 'subtype:news_article'],
    ['subtype:“News  Article”', 'subtype:news_article'],
    ['subtype:news-article', 'subtype:news_article'],
    ['subtype:news_article', 'subtype:news_article'],
    ['tide -access:"behind a login" OR lang:francais', 'tide -access:login OR lang:fr'],
    ['-credibility:unrated', '-missing:credibility'],
    ['Status:Reviewed', 'Status:Reviewed'],
    ['"news article"', '"news article"'],
    ['title:"news article"', 'title:"news article"'],
    ['https://example.org/a b', 'https://example.org/a b'],
  ])('turns %s into %s', (text, replaced) => {
    expect(createLabelReplacer(() => LABELS)(text)).toBe(replaced);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/search/query/parse-query';

const words = (text: string, over: object = {}) => ({
  kind: 'words',
  tokens: text.split(' '),
  isExact: false,
  field: null,
  ...over,
});

describe('parseQuery', () => {
  it.each([
    ['tide', words('tide')],
    ['"tidal gauge"', words('tidal gauge', { isExact: true })],
    ['“tidal gauge', words('tidal gauge', { isExact: true })],
    ['-tide', { kind: 'not', node: words('tide') }],
    ['pier quay', { kind: 'and', nodes: [words('pier'), words('quay')] }],
    ['pier OR quay', { kind: 'or', nodes: [words('pier'), words('quay')] }],
    [
      'sea pier OR quay',
      { kind: 'and', nodes: [words('sea'), { kind: 'or', nodes: [words('pier'), words('quay')] }] },
    ],
    ['OR pier OR', words('pier')],
    ['author:Müller', words('muller', { field: 'authors' })],
    ['venue:"The Times"', words('the times', { field: 'siteName', isExact: true })],
    ['tag:ai-safety', words('ai safety', { field: 'tags' })],
    ['https://example.org/a', words('https example org a')],
    ['type:paper', { kind: 'equals', field: 'type', value: 'paper' }],
    ['status:inbox', { kind: 'equals', field: 'status', value: 'inbox' }],
    ['lang:de', { kind: 'equals', field: 'language', value: 'de' }],
    ['sync:differs', { kind: 'equals', field: 'sync', value: 'differs' }],
    ['claims:Minor-Issues', { kind: 'equals', field: 'claims', value: 'minor-issues' }],
    ['has:claims', { kind: 'presence', field: 'claims', isPresent: true }],
    ['subtype:preprint', { kind: 'equals', field: 'subtype', value: 'preprint' }],
    ['year:2024..2026', { kind: 'range', field: 'year', min: 2024, max: 2026 }],
    ['importance:>60', { kind: 'range', field: 'importance', min: 61, max: null }],
    ['credibility:>=4', { kind: 'range', field: 'credibilityOverride', min: 4, max: null }],
    ['saved:>2026-10', { kind: 'range', field: 'createdAt', min: Date.UTC(2026, 10), max: null }],
    ['changed:..2026-02-28', { kind: 'range', field: 'updatedAt', min: null, max: Date.UTC(2026, 2) - 1 }],
    ['published:2026', { kind: 'range', field: 'publishedDate', min: 20_260_000, max: 20_269_999 }],
    ['has:quote', { kind: 'presence', field: 'quotes', isPresent: true }],
    ['missing:summary', { kind: 'presence', field: 'summary', isPresent: false }],
    ['-has:quote', { kind: 'not', node: { kind: 'presence', field: 'quotes', isPresent: true } }],
    ['人工智能', words('人工 工智 智能')],
    ['', null],
    ['author:', null],
    ['-', null],
    ['"', null],
    ['tide – harbour', { kind: 'and', nodes: [words('tide'), words('harbour')] }],
  ])('understands %s', (text, node) => {
    expect(parseQuery(text)).toMatchObject({ node, problems: [] });
  });

  it.each([
    ['auhtor:smith', { kind: 'unknown-field', fieldWord: 'auhtor', suggestion: 'author' }],
    ['nonsense:smith', { kind: 'unknown-field', fieldWord: 'nonsense', suggestion: null }],
    ['type:song', { kind: 'unknown-value', fieldWord: 'type', value: 'song' }],
    ['importance:high', { kind: 'unknown-value', fieldWord: 'importance', value: 'high' }],
    ['saved:2026-13', { kind: 'unknown-value', fieldWord: 'saved', value: '2026-13' }],
    [
      'missing:sumary',
      { kind: 'unknown-value', fieldWord: 'missing', value: 'sumary', examples: ['summary'] },
    ],
    ['🌊', { kind: 'no-words', text: '🌊' }],
    ['… §', { kind: 'no-words', text: '… §' }],
    ['author: …', { kind: 'no-words', text: '…' }],
    ['-🌊', { kind: 'no-words', text: '🌊' }],
    ['tide 🌊', { kind: 'no-words', text: '🌊' }],
    ['type:paper "🌊"', { kind: 'no-words', text: '🌊' }],
  ])('names the part that it does not understand in %s', (text, problem) => {
    expect(parseQuery(text).problems).toMatchObject([problem]);
  });

  it('searches the words of a part with an unknown field', () => {
    expect(parseQuery('covid:vaccine').node).toEqual(words('covid vaccine'));
  });

  it('never throws, and returns only terms to highlight that the query contains', () => {
    const part = fc.constantFrom(
      'a',
      '"',
      '-',
      'OR',
      ':',
      'tag:',
      'year:',
      '>',
      '..',
      ' ',
      '本',
      'ع',
      '2024',
      'has:',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => {
          const { node, highlightTerms } = parseQuery(text);
          for (const { tokens } of highlightTerms)
            expect(JSON.stringify(node)).toContain(JSON.stringify(tokens));
        },
      ),
    );
  });
});

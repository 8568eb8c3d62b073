import { beforeEach, describe, expect, it } from 'vitest';
import { listValueLabels } from '@/lib/app/describe/list-value-labels';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import { listFieldWords } from '@/lib/search/query/field-words';
import { parseQuery } from '@/lib/search/query/parse-query';
import { createLabelReplacer } from '@/lib/search/query/replace-labels';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

describe('listValueLabels', () => {
  beforeEach(installEnglishMessages);
  const listLabels = () => listValueLabels(getBandNames([]));

  it.each([
    ['subtype:"News article"', 'subtype:news_article'],
    ['access:"behind a login"', 'access:login'],
    ['access:"open to everyone"', 'missing:access'],
    ['link:"Behind a login or paywall"', 'link:paywall'],
    ['sync:"only in this browser"', 'sync:local'],
    ['claims:"minor issues"', 'claims:minor-issues'],
    ['status:Bin', 'status:Bin'],
    ['lang:german', 'lang:de'],
    ['lang:"British English"', 'lang:en-gb'],
    ['credibility:"gold standard"', 'credibility:5'],
    ['-credibility:unrated', '-missing:credibility'],
    ['importance:high', 'importance:70..89'],
    ['stance:none', 'missing:stance'],
    ['missing:"key points"', 'missing:point'],
    ['missing:"Venue rating"', 'missing:credibility'],
    ['type:report', 'type:report'],
  ])('lets a search for %s find what %s finds', (text, searched) => {
    expect(createLabelReplacer(listLabels)(text)).toBe(searched);
  });

  it('has labels for every field with a vocabulary, except those shown as they are stored', () => {
    const labelled = new Set(listLabels().map(({ fieldWord }) => fieldWord));
    const words = listFieldWords().flatMap(({ word, choices }) => (choices ? [word] : []));
    expect(words.filter((word) => !labelled.has(word))).toEqual(['quotes']);
  });

  it('names only conditions that a search understands', () => {
    const parsed = listLabels().map(({ part }) => ({ part, ...parseQuery(part) }));
    expect(parsed.filter(({ node, problems }) => problems.length > 0 || node?.kind === 'words')).toEqual([]);
  });
});

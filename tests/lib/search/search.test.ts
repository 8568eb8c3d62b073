import { describe, expect, it } from 'vitest';
import { similarTags } from '@/lib/search/similar-tags';
import { tagOf } from '@/lib/search/tag-of';
import { queryTerms, termsOf } from '@/lib/search/terms-of';

const source = { title: 'Über große Modelle', authors: ['Kyle Wiggers'], venueName: 'TechCrunch', siteName: null, host: 'www.techcrunch.com' };

describe('the words a source is found by', () => {
  it('are folded, each once, and hold title, authors, venue and host', () => {
    expect(termsOf(source)).toEqual(['uber', 'große', 'modelle', 'kyle', 'wiggers', 'techcrunch', 'com', 'techcrunch.com']);
  });

  it('are pairs of signs where a script has no spaces', () => {
    expect(queryTerms('人工智能')).toEqual(['人工', '工智', '智能']);
  });

  it('are none for a blank query', () => {
    expect(queryTerms('  \n ')).toEqual([]);
  });
});

describe('a tag', () => {
  it('is kebab-case in any script', () => {
    expect(tagOf('  AI Safety / Governance! ')).toBe('ai-safety-governance');
    expect(tagOf('Éthique de l’IA')).toBe('éthique-de-lia');
    expect(tagOf('---')).toBe('');
  });

  it('is hinted at by near-synonyms in use, never by itself', () => {
    expect(similarTags('safety', ['ai-safety', 'law'])).toEqual(['ai-safety']);
    expect(similarTags('alignement', ['alignment'])).toEqual(['alignment']);
    expect(similarTags('law', ['law', 'laws'])).toEqual([]);
  });
});

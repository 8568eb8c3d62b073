import { describe, expect, it } from 'vitest';
import { buildQuote } from '@/lib/evidence/build-quote';
import { findQuote } from '@/lib/evidence/find-quote';

const TEXT = 'Models were tested twice before release, said the lab. They passed each time.';
const quote = buildQuote({ exact: 'tested twice' }, TEXT);

describe('findQuote', () => {
  it('finds a quote that moved', () => {
    const later = `A correction was added.\n${TEXT}`;
    const found = findQuote(quote, later);
    expect(found?.kind).toBe('same');
    expect(later.slice(found?.start, found?.end)).toBe('tested twice');
  });

  it('chooses the occurrence whose prefix and suffix match, not the first', () => {
    const later = `Some were tested twice by others. ${TEXT}`;
    expect(findQuote(quote, later)?.start).toBe(later.lastIndexOf('tested twice'));
  });

  it('chooses the nearest occurrence when all contexts match equally', () => {
    const words = { exact: 'ha', prefix: '', suffix: '', start: 9, end: 11 };
    expect(findQuote(words, 'ha ... ha ... ha')?.start).toBe(7);
  });

  it('reports a changed quote when other words stand between prefix and suffix', () => {
    const longer = buildQuote({ exact: 'twice' }, TEXT);
    const later = TEXT.replace('twice', 'just once');
    const found = findQuote(longer, later);
    expect(found?.kind).toBe('changed');
    expect(later.slice(found?.start, found?.end)).toBe('just once');
  });

  it('reports a missing quote when neither words nor context are left', () => {
    expect(findQuote(quote, 'Another article altogether.')).toBeNull();
    expect(findQuote(quote, '')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { buildQuote } from '@/lib/evidence/build-quote';
import { findQuote } from '@/lib/evidence/find-quote';

const TEXT = 'Models were tested twice before release, said the lab. They passed each time.';
const quote = buildQuote({ exact: 'tested twice' }, TEXT);

describe('a quote in a later text', () => {
  it('is found where it moved', () => {
    const later = `A correction was added.\n${TEXT}`;
    const found = findQuote(quote, later);
    expect(found?.kind).toBe('same');
    expect(later.slice(found?.start, found?.end)).toBe('tested twice');
  });

  it('is the one whose surroundings fit, though another comes first', () => {
    const later = `Some were tested twice by others. ${TEXT}`;
    expect(findQuote(quote, later)?.start).toBe(later.lastIndexOf('tested twice'));
  });

  it('is the nearest where all surroundings fit as well', () => {
    const words = { exact: 'ha', prefix: '', suffix: '', start: 9, end: 11 };
    expect(findQuote(words, 'ha ... ha ... ha')?.start).toBe(7);
  });

  it('is known as changed where other words stand between its surroundings', () => {
    const longer = buildQuote({ exact: 'twice' }, TEXT);
    const later = TEXT.replace('twice', 'just once');
    const found = findQuote(longer, later);
    expect(found?.kind).toBe('changed');
    expect(later.slice(found?.start, found?.end)).toBe('just once');
  });

  it('is gone where neither words nor surroundings are left', () => {
    expect(findQuote(quote, 'Another article altogether.')).toBeNull();
    expect(findQuote(quote, '')).toBeNull();
  });
});

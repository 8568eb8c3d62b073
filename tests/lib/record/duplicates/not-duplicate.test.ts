import { describe, expect, it } from 'vitest';
import { getPairKey, isMarkedNotDuplicate } from '@/lib/record/duplicates/not-duplicate';

const paper = { url: 'https://journal.example/paper', aliases: ['https://doi.org/10.1/x'] };
const copy = { url: 'https://copies.example/paper', aliases: [] };

describe('isMarkedNotDuplicate', () => {
  it('finds a pair in any order and spelling of the URLs', () => {
    const pairs = [getPairKey('http://www.copies.example/paper/', paper.url)];
    expect(isMarkedNotDuplicate(pairs, paper, copy)).toBe(true);
    expect(isMarkedNotDuplicate(pairs, copy, paper)).toBe(true);
  });

  it('finds a pair by any of its URLs', () => {
    const pairs = [getPairKey('https://doi.org/10.1/x', copy.url)];
    expect(isMarkedNotDuplicate(pairs, copy, paper)).toBe(true);
  });

  it('does not match a third source', () => {
    const pairs = [getPairKey(paper.url, copy.url)];
    expect(isMarkedNotDuplicate(pairs, paper, { url: 'https://copies.example/other', aliases: [] })).toBe(
      false,
    );
  });
});

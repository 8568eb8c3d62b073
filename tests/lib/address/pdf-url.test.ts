import { describe, expect, it } from 'vitest';
import { buildPdfPageUrl, findPdfUrl, getFileName } from '@/lib/address/pdf-url';

describe('findPdfUrl', () => {
  it('returns the first URL of a PDF', () => {
    const abstractUrl = 'https://arxiv.org/abs/2401.00001';
    expect(findPdfUrl([abstractUrl, 'https://arxiv.org/pdf/2401.00001', 'https://a.org/b.pdf'])).toBe(
      'https://arxiv.org/pdf/2401.00001',
    );
    expect(findPdfUrl(['https://example.org/a.PDF?download=1'])).toBe('https://example.org/a.PDF?download=1');
    expect(findPdfUrl([abstractUrl, 'file:///papers/a.pdf', 'https://example.org/pdf-guide'])).toBeNull();
  });
});

describe('buildPdfPageUrl', () => {
  it('replaces the fragment', () => {
    expect(buildPdfPageUrl('https://example.org/a.pdf#zoom=50', 12)).toBe(
      'https://example.org/a.pdf#page=12',
    );
  });
});

describe('getFileName', () => {
  it.each([
    ['https://example.org/papers/Tides%20of%202026.pdf?download=1#page=2', 'Tides of 2026.pdf'],
    ['https://arxiv.org/pdf/2401.00001v2/', '2401.00001v2'],
    ['https://example.org/a%ZZ.pdf', 'a%ZZ.pdf'],
    ['https://example.org/', null],
    ['', null],
  ])('returns the name in %s', (url, name) => {
    expect(getFileName(url)).toBe(name);
  });
});

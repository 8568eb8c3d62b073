import { describe, expect, it } from 'vitest';
import { buildPdfPageUrl, findPdfUrl } from '@/lib/address/pdf-url';

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

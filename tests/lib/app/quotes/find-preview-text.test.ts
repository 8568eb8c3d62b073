import { describe, expect, it } from 'vitest';
import { findPreviewText } from '@/lib/app/quotes/find-preview-text';
import { findQuoteInText } from '@/lib/evidence/quote-state';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const source = makeSource();
const quote = { exact: 'the tide rose in the harbour', prefix: '', suffix: '', start: null, end: null };
const older = makeSnapshot(source, 'That year, the tide rose in the harbour.', {
  capturedAt: '2026-01-01T00:00:00.000Z',
});
const newer = makeSnapshot(source, 'Nothing happened.', { capturedAt: '2026-02-01T00:00:00.000Z' });

describe('findPreviewText', () => {
  it('returns the saved text, or an older one that has the quote', () => {
    expect(findPreviewText([older, newer], null)).toEqual({ snapshot: newer, quoteRange: null });
    expect(findPreviewText([older, newer], quote)).toMatchObject({
      snapshot: older,
      quoteRange: { start: 11, end: 39 },
    });
  });

  it('returns the saved text if none has the quote, and null if there is none', () => {
    expect(findPreviewText([newer], quote)).toEqual({ snapshot: newer, quoteRange: null });
    expect(findPreviewText([], quote)).toBeNull();
  });
});

describe('findQuoteInText', () => {
  it('returns the place of the quote, or null', () => {
    expect(findQuoteInText(quote, older.text)).toMatchObject({ start: 11, end: 39 });
    expect(findQuoteInText(quote, newer.text)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { findQuotedText } from '@/lib/page-check/find-quoted-text';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const source = makeSource();
const exact = 'The tide rose by four centimetres in that time';
const selector = { exact, prefix: '', suffix: '', start: null };
const saved = makeSnapshot(source, `${exact}.`);
const edited = { ...makeSnapshot(source, `${exact.replace('four', 'five')}.`), isFromCheck: true };
const same = { ...makeSnapshot(source, `${exact}. And more.`), isFromCheck: true };

describe('findQuotedText', () => {
  it('prefers the text that the reader saved to those of later checks', () => {
    expect(findQuotedText(selector, [saved, edited, same])?.snapshot).toBe(saved);
  });

  it('finds unchanged words in the text of a check, and changed ones only if no text has these', () => {
    const other = makeSnapshot(source, 'Nothing of it.');
    expect(findQuotedText(selector, [other, same, edited])?.snapshot).toBe(same);
    expect(findQuotedText(selector, [other, edited])?.snapshot).toBe(edited);
    expect(findQuotedText(selector, [other])).toBeNull();
  });
});

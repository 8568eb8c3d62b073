import { describe, expect, it } from 'vitest';
import { findBaseSnapshot } from '@/lib/page-check/find-base-snapshot';
import { findChangedTexts } from '@/lib/page-check/find-changed-texts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import { makeSnapshot, makeSource } from '@/tests/support/make-sources';

const source = makeSource();
const makeText = (day: number, values: Partial<Snapshot> = {}) =>
  makeSnapshot(source, `Text of day ${day}.`, {
    capturedAt: `2026-03-0${day}T10:00:00.000Z`,
    sha256: String(day).repeat(64),
    ...values,
  });
const [saved, checked, checkedAgain] = [
  makeText(1),
  makeText(2, { isFromCheck: true }),
  makeText(3, { isFromCheck: true }),
];
const quoting = ({ sha256 }: Snapshot) => {
  const quote = { exact: 'Text', prefix: '', suffix: '', start: 0, end: 4, snapshot: sha256 };
  return { keyPoints: [{ text: '', quotes: [quote] }] };
};

describe('findBaseSnapshot', () => {
  it('is the text that the reader saved, however many checks have stored newer ones', () => {
    expect(findBaseSnapshot(source, [saved, checked, checkedAgain])).toBe(saved);
  });

  it('is the text that the reader saved last', () => {
    const savedAgain = makeText(4);
    expect(findBaseSnapshot(source, [saved, checked, savedAgain])).toBe(savedAgain);
  });

  it('is the older text that a quote was taken from', () => {
    expect(findBaseSnapshot(quoting(saved), [saved, makeText(4)])).toBe(saved);
  });

  it('stays the saved text if a quote was taken from the text of a check', () => {
    expect(findBaseSnapshot(quoting(checked), [saved, checked])).toBe(saved);
  });

  it('is never a selection, which has no counterpart on the page', () => {
    expect(findBaseSnapshot(source, [makeText(1, { scope: 'selection' })])).toBeNull();
    expect(findBaseSnapshot(source, [saved, makeText(4, { scope: 'selection' })])).toBe(saved);
  });

  it('is the oldest text if only checks have stored one', () => {
    expect(findBaseSnapshot(source, [checked, checkedAgain])).toBe(checked);
    expect(findBaseSnapshot(source, [])).toBeNull();
  });
});

describe('findChangedTexts', () => {
  it('finds the text of the last comparison and the newest one', () => {
    expect(findChangedTexts(source, [saved, checked, checkedAgain], saved.capturedAt)).toEqual({
      beforeAt: saved.capturedAt,
      afterAt: checkedAgain.capturedAt,
    });
    expect(findChangedTexts(source, [saved, checked], null)?.beforeAt).toBe(saved.capturedAt);
  });

  it('compares texts of the page although its PDF was added later', () => {
    const pdf = makeText(4, { pageStarts: [0] });
    expect(findChangedTexts(source, [saved, checked, pdf], null)?.afterAt).toBe(checked.capturedAt);
  });

  it('does not compare a selection that was captured later', () => {
    const selection = makeText(4, { scope: 'selection' });
    expect(findChangedTexts(source, [saved, checked, selection], null)?.afterAt).toBe(checked.capturedAt);
    expect(findChangedTexts(source, [saved, selection], saved.capturedAt)).toBeNull();
  });

  it('finds the last two texts of a PDF', () => {
    const pdfs = [makeText(4, { pageStarts: [0] }), makeText(5, { pageStarts: [0] })];
    expect(findChangedTexts(source, [saved, ...pdfs], null)?.beforeAt).toBe(pdfs[0]?.capturedAt);
  });

  it('finds nothing if the page has its saved text', () => {
    expect(findChangedTexts(source, [saved], null)).toBeNull();
    const reverted = makeText(4, { sha256: saved.sha256 });
    expect(findChangedTexts(source, [saved, checked, reverted], saved.capturedAt)).toBeNull();
  });
});

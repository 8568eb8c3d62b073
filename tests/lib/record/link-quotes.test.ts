import { describe, expect, it } from 'vitest';
import { hasUnlinkedQuote, linkQuotes } from '@/lib/record/link-quotes';

const OLD = { text: 'The tide rose. The mill stood still.', sha256: 'a'.repeat(64) };
const NEW = { text: 'In the night, the tide rose. The mill stood still.', sha256: 'b'.repeat(64) };
const makeQuote = (text: string, exact: string) => {
  const start = text.indexOf(exact);
  return { exact, prefix: '', suffix: '', start, end: start + exact.length };
};
const makePoints = (...quotes: ReturnType<typeof makeQuote>[]) => [{ text: '', quotes }];
const listSnapshots = (points: ReturnType<typeof linkQuotes>) =>
  points.flatMap(({ quotes }) => quotes.map(({ snapshot }) => snapshot));

describe('linkQuotes', () => {
  it('names the snapshot whose text has the words at the place of the quote', () => {
    const points = makePoints(makeQuote(OLD.text, 'mill stood'), makeQuote(NEW.text, 'mill stood'));
    expect(hasUnlinkedQuote(points)).toBe(true);
    const linkedPoints = linkQuotes(points, [OLD, NEW]);
    expect(listSnapshots(linkedPoints)).toEqual([OLD.sha256, NEW.sha256]);
    expect(hasUnlinkedQuote(linkedPoints)).toBe(false);
  });

  it('names the text that the reader saved, if a check captured another one with the same words at this place', () => {
    const checked = { ...OLD, sha256: 'd'.repeat(64), isFromCheck: true };
    const points = makePoints(makeQuote(OLD.text, 'mill stood'));
    expect(listSnapshots(linkQuotes(points, [OLD, checked]))).toEqual([OLD.sha256]);
    expect(listSnapshots(linkQuotes(points, [NEW, checked]))).toEqual([checked.sha256]);
  });

  it('leaves quotes unchanged that are in no text or name their snapshot', () => {
    const pasted = { exact: 'Words.', prefix: '', suffix: '', start: null, end: null };
    const linked = { ...makeQuote(NEW.text, 'mill stood'), snapshot: 'c'.repeat(64) };
    const gone = makeQuote('Other words stood here.', 'Other words');
    const points = [{ text: '', quotes: [pasted, linked, gone] }];
    expect(linkQuotes(points, [OLD, NEW])).toEqual(points);
    expect(hasUnlinkedQuote([{ text: '', quotes: [pasted, linked] }])).toBe(false);
  });
});

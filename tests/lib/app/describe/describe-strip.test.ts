import { beforeEach, describe, expect, it } from 'vitest';
import { describeStrip } from '@/lib/app/describe/describe-strip';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck, makeQuoteResults } from '@/tests/support/make-page-check';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

describe('describeStrip', () => {
  it.each([
    ['late', /takes longer than usual.* try again/],
    ['failed', /could not be opened.* Try again/],
    ['disk-full', /disk is full\. Free some space/],
  ] as const)('says that the form is not open (%s), and what the reader can do', (problem, sentence) => {
    const { tone, text } = describeStrip({ kind: 'not-open', problem });
    expect(tone).toBe('warn');
    expect(text).toMatch(sentence);
  });

  it('says whether the draft is safe when a save fails', () => {
    const status = { kind: 'not-saved', problem: { kind: 'disk-full' } } as const;
    expect(describeStrip(status).text).toMatch(/disk is full.* Your draft is safe\.$/);
    expect(describeStrip({ ...status, isDraftUnsaved: true }).text).toMatch(/copy what you wrote/);
  });

  it('does not give the status of a source that is in the bin', () => {
    const status = { kind: 'already-saved', source: makeSource({ status: 'inbox' }) } as const;
    expect(describeStrip(status).text).toMatch(/^Already saved on .+ \(inbox\)/);
    expect(describeStrip(status, true).text).toBe('This page is in the bin. Saving restores it.');
  });

  it('warns of quotes that a saved page no longer has, also if its text is the same as at the last check', () => {
    const quotes = ['One', 'Two', 'Three'].map((exact) => ({
      exact,
      prefix: '',
      suffix: '',
      start: null,
      end: null,
    }));
    const source = makeSource({ status: 'inbox', keyPoints: [{ text: '', quotes }] });
    const quoteResults = [
      ...makeQuoteResults(quotes.slice(0, 1), 'unchanged'),
      ...makeQuoteResults(quotes.slice(1), 'missing'),
    ];
    const check = makePageCheck(source.stableId, { quoteResults });
    const { tone, text } = describeStrip({ kind: 'already-saved', source, check });
    expect(tone).toBe('warn');
    expect(text).toMatch(/^Already saved on .* 2 quotes are no longer on the page\.$/);
  });

  it('gives the time of the compared text if the page was checked on the same day', () => {
    const source = makeSource({ status: 'inbox' });
    const values = { outcome: 'changed', changedShare: 0.2, checkedAt: '2026-05-01T10:00:00.000Z' } as const;
    const describe = (comparedWith: string) =>
      describeStrip({
        kind: 'already-saved',
        source,
        check: makePageCheck(source.stableId, { ...values, comparedWith }),
      }).text;
    expect(describe('2026-05-01T09:30:00.000Z')).toMatch(/since 1 May 2026, \d\d:30/);
    expect(describe('2026-03-12T09:30:00.000Z')).toMatch(/since 12 Mar 2026\./);
  });

  it('names the saved source of a restored draft, what changed on its page, and that it is in the bin', () => {
    const source = makeSource({ status: 'inbox' });
    const restored = { kind: 'restored', draftUpdatedAt: '2026-05-01T10:00:00.000Z' } as const;
    expect(describeStrip(restored).text).toMatch(/^Draft from \d\d:\d\d restored$/);
    const saved = { kind: 'already-saved', source } as const;
    expect(describeStrip({ ...restored, saved }).text).toMatch(/ restored\. Already saved on .+ \(inbox\)/);
    const check = makePageCheck(source.stableId, { outcome: 'changed', changedShare: 0.2 });
    expect(describeStrip({ ...restored, saved: { ...saved, check } })).toMatchObject({
      tone: 'warn',
      text: expect.stringMatching(/ restored\. Already saved\. 20\u00a0% of the words have changed since/),
    });
    expect(describeStrip({ ...restored, saved }, true).text).toMatch(
      / restored\. This page is in the bin\. Saving restores it\.$/,
    );
    expect(describeStrip({ kind: 'saved', wasInBin: true }).text).toBe(
      'Saved in this browser. The source was in the bin and has been restored.',
    );
  });

  it('says why the file of a PDF is not stored, before and after the save', () => {
    const reason =
      'The PDF file was not stored, because the disk is full. Free some space, then capture the PDF again.';
    expect(describeStrip({ kind: 'pdf-not-stored', problem: 'disk-full', wordCount: 812 })).toEqual({
      tone: 'warn',
      text: `Captured · 812 words. ${reason}`,
    });
    expect(describeStrip({ kind: 'saved', fileProblem: 'disk-full' })).toEqual({
      tone: 'warn',
      text: `Saved in this browser. ${reason}`,
    });
  });

  it('mentions access to files only after the hint for a page without an address', () => {
    const status = { kind: 'unreadable', reason: 'file-access-off' } as const;
    const hint = /If it is a PDF on this computer, switch on “Allow access to file URLs”/;
    const { text } = describeStrip({ ...status, hasUrl: false });
    expect(text).toMatch(
      /^Extensions can’t read this page, or it was still loading\. Click .* to save it\. If/,
    );
    expect(text).toMatch(hint);
    expect(describeStrip({ ...status, hasUrl: true }).text).toMatch(hint);
  });

  it.each([
    ['restricted', false, true],
    ['restricted', true, false],
    ['not-web', false, true],
  ] as const)('says where to add a PDF that was downloaded (%s, %s)', (reason, hasUrl, hasHint) => {
    const { text } = describeStrip({ kind: 'unreadable', reason, hasUrl });
    expect(text.endsWith('add the file in the library.')).toBe(hasHint);
  });

  it.each([
    ['text', 'The text of the PDF was added to “Tides”.'],
    ['values', 'Details from the PDF were added to “Tides”.'],
    ['file', 'The PDF file was added to “Tides”.'],
    [null, '“Tides” already has everything that the PDF says.'],
  ] as const)('says what a joined PDF added (%s)', (addedPart, sentence) => {
    const status = { kind: 'saved', joinedSource: makeSource({ title: 'Tides' }), addedPart } as const;
    expect(describeStrip(status).text).toBe(`Saved in this browser. ${sentence}`);
  });

  it.each([
    [false, 'This page is very large: only its first part was searched for title, authors and date.'],
    [true, 'Reading this page took too long: title, authors or date may be missing. Check them.'],
  ])('says why only a part of a page was searched (slow: %s)', (isSlow, reason) => {
    expect(describeStrip({ kind: 'page-truncated', wordCount: 812, isSlow }).text).toBe(
      `Captured · 812 words. ${reason}`,
    );
  });

  it('says whether the comments below an article were left out', () => {
    const status = { kind: 'comments', wordCount: 812, commentWordCount: 340 } as const;
    expect(describeStrip({ ...status, isIncluded: false }).text).toBe(
      'Captured · 812 words · 340 words of comments left out',
    );
    expect(describeStrip({ ...status, isIncluded: true }).text).toBe('Captured with comments · 812 words');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { describeStrip } from '@/lib/app/describe/describe-strip';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

describe('describeStrip', () => {
  it('does not give the status of a source that is in the bin', () => {
    const status = { kind: 'already-saved', source: makeSource({ status: 'inbox' }) } as const;
    expect(describeStrip(status).text).toMatch(/^Already saved on .+ \(inbox\)/);
    expect(describeStrip(status, true).text).toBe('This page is in the bin. Saving restores it.');
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

  it('asks for the address of a page without one before it speaks of files', () => {
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

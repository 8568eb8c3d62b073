import { beforeEach, describe, expect, it } from 'vitest';
import { describeStrip } from '@/lib/app/describe/describe-strip';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-records';

beforeEach(installEnglishMessages);

describe('describeStrip', () => {
  it('does not give the status of a record that is in the bin', () => {
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

  it('says whether the comments below an article were left out', () => {
    const status = { kind: 'comments', wordCount: 812, commentWordCount: 340 } as const;
    expect(describeStrip({ ...status, isIncluded: false }).text).toBe(
      'Captured · 812 words · 340 words of comments left out',
    );
    expect(describeStrip({ ...status, isIncluded: true }).text).toBe('Captured with comments · 812 words');
  });
});

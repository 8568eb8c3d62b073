import { describe, expect, it } from 'vitest';
import type { TextStatus } from '@/lib/wiki/model/outbox-entry';
import {
  approveText,
  decideTextReplacement,
  decideTextSend,
  declineText,
} from '@/lib/wiki/push/text-decision';

const own = { url: 'https://example.com/a', sha256: 'ab'.repeat(32), restriction: null };
const none: TextStatus = { kind: 'none' };
const remoteText = { fetchedAt: null, length: 9, hash: 'ff' };

describe('the text of a page', () => {
  it('never goes by default', () => {
    expect(decideTextSend('never', none, own)).toBe('skip');
  });

  it('goes by rule or after a question, as the policy says', () => {
    expect(decideTextSend('if-missing', none, own)).toBe('send');
    expect(decideTextSend('ask', none, own)).toEqual({
      kind: 'decision-needed',
      sha256: own.sha256,
      remoteText: null,
    });
  });

  it.each(['login', 'paywall', 'private'] as const)('of a page marked %s never goes by rule', (mark) => {
    for (const policy of ['if-missing', 'ask'] as const)
      expect(decideTextSend(policy, none, { ...own, restriction: mark })).toEqual({
        kind: 'withheld',
        sha256: own.sha256,
        reason: mark,
      });
  });

  it.each(['http://localhost:3000/x', 'http://192.168.0.2/', 'file:///a.pdf', 'http://intranet/x'])(
    'of %s never goes by rule',
    (url) => {
      expect(decideTextSend('if-missing', none, { ...own, url })).toMatchObject({
        kind: 'withheld',
        reason: 'local',
      });
    },
  );

  it('is the same as theirs by a hash of sixteen digits or more, and by no shorter one', () => {
    const hashed = (hash: string) => decideTextReplacement(none, own, { ...remoteText, hash });
    expect(hashed(own.sha256.slice(0, 16))).toMatchObject({ kind: 'remote-kept' });
    expect(hashed(own.sha256)).toMatchObject({ kind: 'remote-kept' });
    expect(hashed(own.sha256.slice(0, 4))).toMatchObject({ kind: 'decision-needed' });
  });

  it('goes when the reader said yes to exactly it', () => {
    const asked = decideTextSend('ask', none, own) as TextStatus;
    expect(decideTextSend('ask', approveText(asked), own)).toBe('send');
    expect(decideTextSend('ask', approveText(asked), { ...own, sha256: 'cd'.repeat(32) })).toMatchObject({
      kind: 'decision-needed',
    });
    expect(decideTextSend('ask', declineText(asked), own)).toBe('skip');
  });

  it('goes by a yes against a mark, and not where the mark came after the yes', () => {
    const marked = { ...own, restriction: 'private' as const };
    const withheld = decideTextSend('if-missing', none, marked) as TextStatus;
    expect(decideTextSend('if-missing', approveText(withheld), marked)).toBe('send');
    const yes = approveText(decideTextSend('ask', none, own) as TextStatus);
    expect(decideTextSend('ask', yes, marked)).toEqual(withheld);
    expect(
      decideTextSend('if-missing', approveText(withheld), { ...own, restriction: 'login' }),
    ).toMatchObject({
      reason: 'login',
    });
  });

  it('of a marked page is asked about once more where the wiki holds another, and then goes', () => {
    const marked = { ...own, restriction: 'paywall' as const };
    const yes = approveText(decideTextSend('if-missing', none, marked) as TextStatus);
    const asked = decideTextReplacement(yes, marked, remoteText) as TextStatus;
    expect(asked).toMatchObject({ kind: 'decision-needed', remoteText });
    expect(decideTextSend('if-missing', asked, marked)).toBe('skip');
    expect(decideTextSend('if-missing', approveText(asked), marked)).toBe('send');
    expect(decideTextReplacement(approveText(asked), marked, remoteText)).toBe('send');
  });

  it('takes the place of no other text before both were shown', () => {
    const asked = decideTextReplacement(none, own, remoteText) as TextStatus;
    expect(asked).toEqual({ kind: 'decision-needed', sha256: own.sha256, remoteText });
    expect(
      decideTextReplacement({ kind: 'approved', sha256: own.sha256, remoteText: null }, own, remoteText),
    ).toEqual(asked);
    expect(decideTextReplacement(approveText(asked), own, remoteText)).toBe('send');
    expect(decideTextReplacement(approveText(asked), own, { ...remoteText, length: 10 })).toMatchObject({
      kind: 'decision-needed',
    });
    expect(
      decideTextReplacement(approveText(asked), own, { ...remoteText, excerpt: 'Other words' }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(
      decideTextReplacement(approveText(asked), { ...own, sha256: 'cd'.repeat(32) }, remoteText),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(decideTextReplacement(none, own, null)).toBe('send');
  });

  it('without a hash is another one where it was read at another time', () => {
    const unhashed = { fetchedAt: '2026-03-01T00:00:00.000Z', length: 9, hash: null, excerpt: 'The text.' };
    const yes = approveText(decideTextReplacement(none, own, unhashed) as TextStatus);
    expect(decideTextReplacement(yes, own, unhashed)).toBe('send');
    expect(
      decideTextReplacement(yes, own, { ...unhashed, fetchedAt: '2026-03-02T00:00:00.000Z' }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
  });

  it('is not said to wait once none is to go', () => {
    const waiting: TextStatus = { kind: 'waiting', sha256: own.sha256 };
    expect(decideTextSend('never', waiting, own)).toEqual({ kind: 'none' });
    const yes = approveText(decideTextSend('ask', none, own) as TextStatus);
    expect(decideTextSend('never', yes, { ...own, restriction: 'private' })).toEqual({ kind: 'none' });
    expect(decideTextSend('never', yes, own)).toBe('send');
  });

  it('is not sent where the wiki holds the same', () => {
    expect(decideTextReplacement(none, own, { ...remoteText, hash: own.sha256.slice(0, 16) })).toMatchObject({
      kind: 'remote-kept',
    });
  });
});

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

describe('decideTextSend and decideTextReplacement', () => {
  it('send nothing under the policy “never”', () => {
    expect(decideTextSend('never', none, own)).toBe('skip');
  });

  it('send at once under “if-missing”, and need a decision under “ask”', () => {
    expect(decideTextSend('if-missing', none, own)).toBe('send');
    expect(decideTextSend('ask', none, own)).toEqual({
      kind: 'decision-needed',
      sha256: own.sha256,
      remoteText: null,
    });
  });

  it.each(['login', 'paywall', 'private'] as const)(
    'withhold the text of a page marked %s under every policy',
    (restriction) => {
      for (const policy of ['if-missing', 'ask'] as const)
        expect(decideTextSend(policy, none, { ...own, restriction })).toEqual({
          kind: 'withheld',
          sha256: own.sha256,
          reason: restriction,
        });
    },
  );

  it.each(['http://localhost:3000/x', 'http://192.168.0.2/', 'file:///a.pdf', 'http://intranet/x'])(
    'withhold the text of %s under every policy',
    (url) => {
      expect(decideTextSend('if-missing', none, { ...own, url })).toMatchObject({
        kind: 'withheld',
        reason: 'local',
      });
    },
  );

  it('treat texts as equal by a hash prefix of at least 16 digits', () => {
    const hashed = (hash: string) => decideTextReplacement(none, own, { ...remoteText, hash });
    expect(hashed(own.sha256.slice(0, 16))).toMatchObject({ kind: 'remote-kept' });
    expect(hashed(own.sha256)).toMatchObject({ kind: 'remote-kept' });
    expect(hashed(own.sha256.slice(0, 4))).toMatchObject({ kind: 'decision-needed' });
  });

  it('send a text only if the reader approved exactly this text', () => {
    const undecided = decideTextSend('ask', none, own) as TextStatus;
    expect(decideTextSend('ask', approveText(undecided), own)).toBe('send');
    expect(decideTextSend('ask', approveText(undecided), { ...own, sha256: 'cd'.repeat(32) })).toMatchObject({
      kind: 'decision-needed',
    });
    expect(decideTextSend('ask', declineText(undecided), own)).toBe('skip');
  });

  it('send a restricted text only if it was approved with this restriction', () => {
    const restricted = { ...own, restriction: 'private' as const };
    const withheld = decideTextSend('if-missing', none, restricted) as TextStatus;
    expect(decideTextSend('if-missing', approveText(withheld), restricted)).toBe('send');
    const approved = approveText(decideTextSend('ask', none, own) as TextStatus);
    expect(decideTextSend('ask', approved, restricted)).toEqual(withheld);
    expect(
      decideTextSend('if-missing', approveText(withheld), { ...own, restriction: 'login' }),
    ).toMatchObject({
      reason: 'login',
    });
  });

  it('need a second decision for a restricted text when the wiki has another text', () => {
    const restricted = { ...own, restriction: 'paywall' as const };
    const approved = approveText(decideTextSend('if-missing', none, restricted) as TextStatus);
    const undecided = decideTextReplacement(approved, restricted, remoteText) as TextStatus;
    expect(undecided).toMatchObject({ kind: 'decision-needed', remoteText });
    expect(decideTextSend('if-missing', undecided, restricted)).toBe('skip');
    expect(decideTextSend('if-missing', approveText(undecided), restricted)).toBe('send');
    expect(decideTextReplacement(approveText(undecided), restricted, remoteText)).toBe('send');
  });

  it('need a new decision before replacing a remote text that the reader has not seen', () => {
    const undecided = decideTextReplacement(none, own, remoteText) as TextStatus;
    expect(undecided).toEqual({ kind: 'decision-needed', sha256: own.sha256, remoteText });
    expect(
      decideTextReplacement({ kind: 'approved', sha256: own.sha256, remoteText: null }, own, remoteText),
    ).toEqual(undecided);
    expect(decideTextReplacement(approveText(undecided), own, remoteText)).toBe('send');
    expect(decideTextReplacement(approveText(undecided), own, { ...remoteText, length: 10 })).toMatchObject({
      kind: 'decision-needed',
    });
    expect(
      decideTextReplacement(approveText(undecided), own, { ...remoteText, excerpt: 'Other words' }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(
      decideTextReplacement(approveText(undecided), { ...own, sha256: 'cd'.repeat(32) }, remoteText),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(decideTextReplacement(none, own, null)).toBe('send');
  });

  it('treat a remote text without a hash as different when its time differs', () => {
    const unhashed = { fetchedAt: '2026-03-01T00:00:00.000Z', length: 9, hash: null, excerpt: 'The text.' };
    const approved = approveText(decideTextReplacement(none, own, unhashed) as TextStatus);
    expect(decideTextReplacement(approved, own, unhashed)).toBe('send');
    expect(
      decideTextReplacement(approved, own, { ...unhashed, fetchedAt: '2026-03-02T00:00:00.000Z' }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
  });

  it('clear a waiting text when the policy changes to “never”', () => {
    const waiting: TextStatus = { kind: 'waiting', sha256: own.sha256 };
    expect(decideTextSend('never', waiting, own)).toEqual({ kind: 'none' });
    const approved = approveText(decideTextSend('ask', none, own) as TextStatus);
    expect(decideTextSend('never', approved, { ...own, restriction: 'private' })).toEqual({ kind: 'none' });
    expect(decideTextSend('never', approved, own)).toBe('send');
  });

  it('send no text that the wiki already has', () => {
    expect(decideTextReplacement(none, own, { ...remoteText, hash: own.sha256.slice(0, 16) })).toMatchObject({
      kind: 'remote-kept',
    });
  });
});

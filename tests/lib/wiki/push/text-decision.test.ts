import { describe, expect, it } from 'vitest';
import type { TextStatus } from '@/lib/wiki/model/outbox-entry';
import {
  approveText,
  decideTextReplacement,
  decideTextSend,
  declineText,
} from '@/lib/wiki/push/text-decision';

const localText = { url: 'https://example.com/a', sha256: 'ab'.repeat(32), restriction: null };
const undecidedStatus: TextStatus = { kind: 'none' };
const remoteText = { fetchedAt: null, length: 9, hash: 'ff' };

describe('decideTextSend and decideTextReplacement', () => {
  it('send nothing under the policy “never”', () => {
    expect(decideTextSend('never', undecidedStatus, localText)).toBe('skip');
  });

  it('send the text under “if-missing”, and need a decision under “ask”', () => {
    expect(decideTextSend('if-missing', undecidedStatus, localText)).toBe('send');
    expect(decideTextSend('ask', undecidedStatus, localText)).toEqual({
      kind: 'decision-needed',
      sha256: localText.sha256,
      remoteText: null,
    });
  });

  it.each(['login', 'paywall', 'private'] as const)(
    'withhold the text of a page marked %s under every policy',
    (restriction) => {
      for (const policy of ['if-missing', 'ask'] as const)
        expect(decideTextSend(policy, undecidedStatus, { ...localText, restriction })).toEqual({
          kind: 'withheld',
          sha256: localText.sha256,
          reason: restriction,
        });
    },
  );

  it.each(['http://localhost:3000/x', 'http://192.168.0.2/', 'file:///a.pdf', 'http://intranet/x'])(
    'withhold the text of %s under every policy',
    (url) => {
      expect(decideTextSend('if-missing', undecidedStatus, { ...localText, url })).toMatchObject({
        kind: 'withheld',
        reason: 'local',
      });
    },
  );

  it('treat texts as equal by a hash prefix of at least 16 digits', () => {
    const decideWithHash = (hash: string) =>
      decideTextReplacement(undecidedStatus, localText, { ...remoteText, hash });
    expect(decideWithHash(localText.sha256.slice(0, 16))).toMatchObject({ kind: 'remote-kept' });
    expect(decideWithHash(localText.sha256)).toMatchObject({ kind: 'remote-kept' });
    expect(decideWithHash(localText.sha256.slice(0, 4))).toMatchObject({ kind: 'decision-needed' });
  });

  it('send a text only if the reader approved exactly this text', () => {
    const undecided = decideTextSend('ask', undecidedStatus, localText) as TextStatus;
    expect(decideTextSend('ask', approveText(undecided), localText)).toBe('send');
    expect(
      decideTextSend('ask', approveText(undecided), { ...localText, sha256: 'cd'.repeat(32) }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(decideTextSend('ask', declineText(undecided), localText)).toBe('skip');
  });

  it('send a restricted text only if it was approved with this restriction', () => {
    const restrictedText = { ...localText, restriction: 'private' as const };
    const withheldStatus = decideTextSend('if-missing', undecidedStatus, restrictedText) as TextStatus;
    expect(decideTextSend('if-missing', approveText(withheldStatus), restrictedText)).toBe('send');
    const approvedStatus = approveText(decideTextSend('ask', undecidedStatus, localText) as TextStatus);
    expect(decideTextSend('ask', approvedStatus, restrictedText)).toEqual(withheldStatus);
    expect(
      decideTextSend('if-missing', approveText(withheldStatus), { ...localText, restriction: 'login' }),
    ).toMatchObject({
      reason: 'login',
    });
  });

  it('need a second decision for a restricted text when the wiki has another text', () => {
    const restrictedText = { ...localText, restriction: 'paywall' as const };
    const approvedStatus = approveText(
      decideTextSend('if-missing', undecidedStatus, restrictedText) as TextStatus,
    );
    const undecided = decideTextReplacement(approvedStatus, restrictedText, remoteText) as TextStatus;
    expect(undecided).toMatchObject({ kind: 'decision-needed', remoteText });
    expect(decideTextSend('if-missing', undecided, restrictedText)).toBe('skip');
    expect(decideTextSend('if-missing', approveText(undecided), restrictedText)).toBe('send');
    expect(decideTextReplacement(approveText(undecided), restrictedText, remoteText)).toBe('send');
  });

  it('need a new decision before replacing a remote text that the reader has not seen', () => {
    const undecided = decideTextReplacement(undecidedStatus, localText, remoteText) as TextStatus;
    expect(undecided).toEqual({ kind: 'decision-needed', sha256: localText.sha256, remoteText });
    expect(
      decideTextReplacement(
        { kind: 'approved', sha256: localText.sha256, remoteText: null },
        localText,
        remoteText,
      ),
    ).toEqual(undecided);
    expect(decideTextReplacement(approveText(undecided), localText, remoteText)).toBe('send');
    expect(
      decideTextReplacement(approveText(undecided), localText, { ...remoteText, length: 10 }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(
      decideTextReplacement(approveText(undecided), localText, { ...remoteText, excerpt: 'Other words' }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(
      decideTextReplacement(approveText(undecided), { ...localText, sha256: 'cd'.repeat(32) }, remoteText),
    ).toMatchObject({
      kind: 'decision-needed',
    });
    expect(decideTextReplacement(undecidedStatus, localText, null)).toBe('send');
  });

  it('treat a remote text without a hash as different when its time differs', () => {
    const textWithoutHash = {
      fetchedAt: '2026-03-01T00:00:00.000Z',
      length: 9,
      hash: null,
      excerpt: 'The text.',
    };
    const approvedStatus = approveText(
      decideTextReplacement(undecidedStatus, localText, textWithoutHash) as TextStatus,
    );
    expect(decideTextReplacement(approvedStatus, localText, textWithoutHash)).toBe('send');
    expect(
      decideTextReplacement(approvedStatus, localText, {
        ...textWithoutHash,
        fetchedAt: '2026-03-02T00:00:00.000Z',
      }),
    ).toMatchObject({
      kind: 'decision-needed',
    });
  });

  it('no longer send a waiting text after the policy was changed to “never”', () => {
    const waitingStatus: TextStatus = { kind: 'waiting', sha256: localText.sha256 };
    expect(decideTextSend('never', waitingStatus, localText)).toEqual({ kind: 'none' });
    const approvedStatus = approveText(decideTextSend('ask', undecidedStatus, localText) as TextStatus);
    expect(decideTextSend('never', approvedStatus, { ...localText, restriction: 'private' })).toEqual({
      kind: 'none',
    });
    expect(decideTextSend('never', approvedStatus, localText)).toBe('send');
  });

  it('send no text that the wiki already has', () => {
    expect(
      decideTextReplacement(undecidedStatus, localText, {
        ...remoteText,
        hash: localText.sha256.slice(0, 16),
      }),
    ).toMatchObject({
      kind: 'remote-kept',
    });
  });
});

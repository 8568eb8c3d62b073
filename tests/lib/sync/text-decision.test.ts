import { describe, expect, it } from 'vitest';
import type { TextState } from '@/lib/model/sync';
import { approved, declined, mayGo, mayReplace } from '@/lib/sync/text-decision';

const own = { url: 'https://example.com/a', sha256: 'ab'.repeat(32), mark: null };
const none: TextState = { kind: 'none' };
const theirs = { fetchedAt: null, length: 9, hash: 'ff' };

describe('the text of a page', () => {
  it('never goes by default', () => {
    expect(mayGo('never', none, own)).toBe('leave');
  });

  it('goes by rule or after a question, as the policy says', () => {
    expect(mayGo('where-none', none, own)).toBe('send');
    expect(mayGo('ask', none, own)).toEqual({ kind: 'ask', sha256: own.sha256, theirs: null });
  });

  it.each(['login', 'paywall', 'private'] as const)('of a page marked %s never goes by rule', (mark) => {
    for (const policy of ['where-none', 'ask'] as const)
      expect(mayGo(policy, none, { ...own, mark })).toEqual({
        kind: 'withheld',
        sha256: own.sha256,
        why: mark,
      });
  });

  it.each(['http://localhost:3000/x', 'http://192.168.0.2/', 'file:///a.pdf', 'http://intranet/x'])(
    'of %s never goes by rule',
    (url) => {
      expect(mayGo('where-none', none, { ...own, url })).toMatchObject({ kind: 'withheld', why: 'local' });
    },
  );

  it('is the same as theirs by a hash of sixteen digits or more, and by no shorter one', () => {
    const hashed = (hash: string) => mayReplace(none, own, { ...theirs, hash });
    expect(hashed(own.sha256.slice(0, 16))).toMatchObject({ kind: 'theirs-kept' });
    expect(hashed(own.sha256)).toMatchObject({ kind: 'theirs-kept' });
    expect(hashed(own.sha256.slice(0, 4))).toMatchObject({ kind: 'ask' });
  });

  it('goes when the reader said yes to exactly it', () => {
    const asked = mayGo('ask', none, own) as TextState;
    expect(mayGo('ask', approved(asked), own)).toBe('send');
    expect(mayGo('ask', approved(asked), { ...own, sha256: 'cd'.repeat(32) })).toMatchObject({ kind: 'ask' });
    expect(mayGo('ask', declined(asked), own)).toBe('leave');
  });

  it('goes by a yes against a mark, and not where the mark came after the yes', () => {
    const marked = { ...own, mark: 'private' as const };
    const withheld = mayGo('where-none', none, marked) as TextState;
    expect(mayGo('where-none', approved(withheld), marked)).toBe('send');
    const yes = approved(mayGo('ask', none, own) as TextState);
    expect(mayGo('ask', yes, marked)).toEqual(withheld);
    expect(mayGo('where-none', approved(withheld), { ...own, mark: 'login' })).toMatchObject({
      why: 'login',
    });
  });

  it('of a marked page is asked about once more where the wiki holds another, and then goes', () => {
    const marked = { ...own, mark: 'paywall' as const };
    const yes = approved(mayGo('where-none', none, marked) as TextState);
    const asked = mayReplace(yes, marked, theirs) as TextState;
    expect(asked).toMatchObject({ kind: 'ask', theirs });
    expect(mayGo('where-none', asked, marked)).toBe('leave');
    expect(mayGo('where-none', approved(asked), marked)).toBe('send');
    expect(mayReplace(approved(asked), marked, theirs)).toBe('send');
  });

  it('takes the place of no other text before both were shown', () => {
    const asked = mayReplace(none, own, theirs) as TextState;
    expect(asked).toEqual({ kind: 'ask', sha256: own.sha256, theirs });
    expect(mayReplace({ kind: 'approved', sha256: own.sha256, theirs: null }, own, theirs)).toEqual(asked);
    expect(mayReplace(approved(asked), own, theirs)).toBe('send');
    expect(mayReplace(approved(asked), own, { ...theirs, length: 10 })).toMatchObject({ kind: 'ask' });
    expect(mayReplace(approved(asked), own, { ...theirs, start: 'Other words' })).toMatchObject({
      kind: 'ask',
    });
    expect(mayReplace(approved(asked), { ...own, sha256: 'cd'.repeat(32) }, theirs)).toMatchObject({
      kind: 'ask',
    });
    expect(mayReplace(none, own, null)).toBe('send');
  });

  it('without a hash is another one where it was read at another time', () => {
    const unhashed = { fetchedAt: '2026-03-01T00:00:00.000Z', length: 9, hash: null, start: 'The text.' };
    const yes = approved(mayReplace(none, own, unhashed) as TextState);
    expect(mayReplace(yes, own, unhashed)).toBe('send');
    expect(mayReplace(yes, own, { ...unhashed, fetchedAt: '2026-03-02T00:00:00.000Z' })).toMatchObject({
      kind: 'ask',
    });
  });

  it('is not said to wait once none is to go', () => {
    const waiting: TextState = { kind: 'waiting', sha256: own.sha256 };
    expect(mayGo('never', waiting, own)).toEqual({ kind: 'none' });
    const yes = approved(mayGo('ask', none, own) as TextState);
    expect(mayGo('never', yes, { ...own, mark: 'private' })).toEqual({ kind: 'none' });
    expect(mayGo('never', yes, own)).toBe('send');
  });

  it('is not sent where the wiki holds the same', () => {
    expect(mayReplace(none, own, { ...theirs, hash: own.sha256.slice(0, 16) })).toMatchObject({
      kind: 'theirs-kept',
    });
  });
});

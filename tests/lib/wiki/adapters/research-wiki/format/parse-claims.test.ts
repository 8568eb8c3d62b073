import { describe, expect, it } from 'vitest';
import { MAX_CLAIMS, parseClaims } from '@/lib/wiki/adapters/research-wiki/format/parse-claims';
import { Claim } from '@/lib/wiki/model/claims';

const row = {
  pageId: 'evals',
  footnote: 3,
  claimText: 'The tide turns twice a day.',
  claimContext: null,
  sourceQuote: 'It turns twice.',
  accuracyVerdict: 'accurate',
  accuracyIssues: null,
  accuracyCheckedAt: '2026-03-10T09:08:07.000Z',
};

describe('parseClaims', () => {
  it('puts the worst verdict first, and claims without a verdict before those that are accurate', () => {
    const verdicts = ['accurate', null, 'minor_issues', 'not_verifiable', 'unsupported', 'inaccurate', 'new'];
    const claims = parseClaims({ quotes: verdicts.map((accuracyVerdict) => ({ ...row, accuracyVerdict })) });
    expect(claims?.map(({ verdict }) => verdict)).toEqual([
      'inaccurate',
      'unsupported',
      'minor-issues',
      'not-checked',
      'not-checked',
      'not-verifiable',
      'accurate',
    ]);
  });

  it.each([null, 'text', [], {}, { quotes: null }, { quotes: {} }, { quotes: 'x' }])(
    'returns null for a response of another shape: %j',
    (response) => {
      expect(parseClaims(response)).toBeNull();
    },
  );

  it('accepts wrong types, missing fields and huge values', () => {
    const hostileRows = [
      null,
      7,
      [],
      {},
      { ...row, pageId: 7 },
      { ...row, claimText: { toString: 'x' } },
      { ...row, accuracyVerdict: 'constructor', footnote: 'x', accuracyCheckedAt: 'yesterday' },
      { pageId: 'a', claimText: 'x'.repeat(2_000_000) },
      { pageId: 'a', claimText: '<script>alert(1)</script>\0' },
    ];
    const claims = parseClaims({ quotes: hostileRows }) ?? [];
    expect(claims).toHaveLength(3);
    for (const claim of claims) expect(Claim.safeParse(claim).success).toBe(true);
    expect(claims[0]).toMatchObject({ verdict: 'not-checked', footnote: null, checkedAt: null });
    expect(claims[1]?.text).toHaveLength(5000);
    expect(claims[2]?.text).toBe('<script>alert(1)</script>');
  });

  it('returns at most as many claims as one request asks for', () => {
    const quotes = Array.from({ length: MAX_CLAIMS + 50 }, () => row);
    expect(parseClaims({ quotes })).toHaveLength(MAX_CLAIMS);
  });
});

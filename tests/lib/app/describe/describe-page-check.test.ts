import { beforeEach, describe, expect, it } from 'vitest';
import { describeOutcome, describePageCheck } from '@/lib/app/describe/describe-page-check';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSource } from '@/tests/support/make-sources';

const { stableId } = makeSource();

beforeEach(installEnglishMessages);

describe('describeOutcome', () => {
  it.each([
    [403, 'The site refused to show the page (403).'],
    [200, 'The site showed a captcha or a consent dialog instead of the page.'],
    [null, 'The site showed a captcha or a consent dialog instead of the page.'],
  ])('describes a page that was blocked with status %s', (httpStatus, text) => {
    expect(describeOutcome(makePageCheck(stableId, { outcome: 'blocked', httpStatus }))).toBe(text);
  });
});

describe('describePageCheck', () => {
  const redirectUrl = 'https://example.net/1';
  it.each([
    ['unchanged', 'The page has moved to https://example.net/1.'],
    ['changed', 'The page has moved to https://example.net/1.'],
    ['soft-404', 'The address no longer shows this source. It leads to another page: https://example.net/1.'],
    ['no-text', 'The text could not be compared. The address leads to https://example.net/1.'],
    [
      'other-site',
      'The address leads to another site, which does not show this source: https://example.net/1. It may ask for a login or a consent.',
    ],
  ] as const)('says where the address leads if the outcome is %s', (outcome, sentence) => {
    expect(describePageCheck(makePageCheck(stableId, { outcome, redirectUrl }))).toContain(sentence);
  });

  it.each([
    ['changed', ['1 quote is no longer on the page.']],
    ['network-error', ['An earlier check found:', '1 quote is no longer on the page.']],
  ] as const)('says which check found the quotes if the last one ended with %s', (outcome, sentences) => {
    const quotes = { unchanged: 0, changed: 0, missing: 1 };
    const check = makePageCheck(stableId, { outcome, quotes, quoteState: 'missing' });
    expect(describePageCheck(check).slice(2)).toEqual(sentences);
  });
});

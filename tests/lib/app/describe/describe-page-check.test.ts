import { beforeEach, describe, expect, it } from 'vitest';
import { describeOutcome, describePageCheck } from '@/lib/app/describe/describe-page-check';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSource } from '@/tests/support/make-records';

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
  it.each([
    ['changed', ['1 quote is no longer on the page.']],
    ['network-error', ['An earlier check found:', '1 quote is no longer on the page.']],
  ] as const)('says which check found the quotes if the last one ended with %s', (outcome, sentences) => {
    const quotes = { unchanged: 0, changed: 0, missing: 1 };
    const check = makePageCheck(stableId, { outcome, quotes, quoteState: 'missing' });
    expect(describePageCheck(check).slice(2)).toEqual(sentences);
  });
});

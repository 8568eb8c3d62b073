import { beforeEach, describe, expect, it } from 'vitest';
import { describeOutcome, describePageCheck } from '@/lib/app/describe/describe-page-check';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makePageCheck } from '@/tests/support/make-page-check';
import { makeSource } from '@/tests/support/make-sources';

const { stableId } = makeSource();
const NO_QUOTES = { counts: { unchanged: 0, changed: 0, missing: 0 }, isGone: false };

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
    const check = makePageCheck(stableId, { outcome, redirectUrl });
    expect(describePageCheck(check, NO_QUOTES).sentences).toContain(sentence);
  });

  const missing = { unchanged: 0, changed: 0, missing: 1 };
  it.each([
    ['changed', false, ['1 quote is no longer on the page.']],
    ['network-error', false, ['An earlier check found:', '1 quote is no longer on the page.']],
    ['network-error', true, ['1 quote is no longer on the page.']],
    ['not-found', true, ['1 quote is no longer on the page.']],
  ] as const)('says which check found the quotes after %s, gone: %s', (outcome, isGone, sentences) => {
    const check = makePageCheck(stableId, { outcome });
    expect(describePageCheck(check, { counts: missing, isGone }).sentences.slice(2)).toEqual(sentences);
  });

  it('counts the quotes of a page that was gone at its first check', () => {
    const check = makePageCheck(stableId, { outcome: 'gone', comparedWith: null });
    expect(describePageCheck(check, { counts: missing, isGone: true }).sentences.slice(2)).toEqual([
      '1 quote is no longer on the page.',
    ]);
  });

  it.each([
    ['changed', []],
    ['not-found', ['An earlier check found:']],
  ] as const)('lists changed values apart from the text if the outcome is %s', (outcome, sentences) => {
    const changedValues = [
      { field: 'title' as const, before: 'The weir', after: 'The old weir' },
      { field: 'publishedDate' as const, before: '2026-03-14', after: '2026-04-02' },
    ];
    const description = describePageCheck(makePageCheck(stableId, { outcome, changedValues }), NO_QUOTES);
    expect(description.sentences.slice(2)).toEqual(sentences);
    expect(description.valueSentences).toEqual([
      'The title changed from “The weir” to “The old weir”.',
      expect.stringMatching(/^The publication date changed from “14 Mar 2026” to “2 Apr 2026”\.$/),
    ]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { describeOutcome } from '@/lib/app/describe/describe-page-check';
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

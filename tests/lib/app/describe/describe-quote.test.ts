import { beforeAll, describe, expect, it } from 'vitest';
import { describeQuoteLink } from '@/lib/app/describe/describe-quote';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeAll(installEnglishMessages);

describe('describeQuoteLink', () => {
  const url = 'https://example.org/';
  it.each([
    ['nothing about a link that was verified on the page', { url, verifiedIn: 'page' }, /^$/],
    ['where else a link was verified', { url, verifiedIn: 'text' }, /checked in your captured text/],
    ['that a link may lead elsewhere', { url, verifiedIn: null }, /may not lead to the words/],
    [
      'that the page of a PDF was not verified',
      { url, verifiedIn: null, pdfPage: '113' },
      /page 113 .* not verified/,
    ],
  ] as const)('says %s', (_, link, sentence) => {
    expect(describeQuoteLink(link)).toMatch(sentence);
  });
});

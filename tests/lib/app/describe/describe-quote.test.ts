import { beforeAll, describe, expect, it } from 'vitest';
import { describeCopiedQuote, describeShownQuote } from '@/lib/app/describe/describe-quote';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeAll(installEnglishMessages);

describe('describeShownQuote', () => {
  const missing = { kind: 'missing', isInText: true } as const;
  it.each([
    ['nothing if the quote is marked on the page', { kind: 'unchanged' }, true, /^$/],
    ['that the page was opened', { kind: 'unchecked' }, false, /was opened\. .* if it is still there/],
    ['that it is probably gone', missing, false, /was opened\. .* probably no longer on it\. It is kept/],
    [
      'that the open page does not have it',
      missing,
      true,
      /is no longer on it\. It is kept in your captured/,
    ],
    [
      'that no text has it',
      { ...missing, isInText: false },
      true,
      /on it\. No captured text has these words/,
    ],
  ] as const)('says %s', (_, state, isPageRead, sentence) => {
    expect(describeShownQuote(state, isPageRead)).toMatch(sentence);
  });
});

describe('describeCopiedQuote', () => {
  const url = 'https://example.org/';
  const words = 'The tide rose.';
  it.each([
    ['only what was copied if the link was verified on the page', { url, verifiedIn: 'page' }, /copied\.$/],
    ['where else a link was verified', { url, verifiedIn: 'text' }, /checked in your captured text/],
    ['that a link may lead elsewhere', { url, verifiedIn: null }, /may not lead to the words/],
    [
      'that the page of a PDF was not verified',
      { url, verifiedIn: null, pdfPage: '113' },
      /page 113 .* not verified/,
    ],
  ] as const)('says %s', (_, link, sentence) => {
    expect(describeCopiedQuote({ format: 'link', words, link })).toMatch(sentence);
  });

  it.each([
    ['link', 'The tide\nrose.', 'Link to “The tide rose.” copied.'],
    ['markdown', 'The tide rose.', '“The tide rose.” copied as Markdown.'],
    [
      'link',
      'The tide rose over the wall of the mill, and nobody saw it.',
      'Link to “The tide rose over the wall of the…” copied.',
    ],
    ['link', '水'.repeat(50), `Link to “${'水'.repeat(40)}…” copied.`],
  ] as const)('names the quote of which a %s was copied', (format, quote, sentence) => {
    expect(describeCopiedQuote({ format, words: quote, link: { url, verifiedIn: 'page' } })).toBe(sentence);
  });
});

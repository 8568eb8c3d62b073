import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truncateMarkdown } from '@/lib/base/truncate-markdown';

describe('truncated Markdown', () => {
  it('is the whole text if it is short enough', () => {
    expect(truncateMarkdown('# Title\n\nText', 20)).toBe('# Title\n\nText');
  });

  it('ends after a block', () => {
    expect(truncateMarkdown('First paragraph.\n\nSecond paragraph.', 25)).toBe('First paragraph.');
  });

  it('does not end within a link', () => {
    const markdown = `${'word '.repeat(10)}[Summaries](https://example.org/summaries) and more`;
    expect(truncateMarkdown(markdown, 70)).toBe('word '.repeat(10).trimEnd());
    expect(truncateMarkdown(markdown, 97)).toBe(
      `${'word '.repeat(10)}[Summaries](https://example.org/summaries) and`,
    );
  });

  it('ends after a line or a word if its first block is long', () => {
    expect(truncateMarkdown('- one item\n- two items\n- three items', 30)).toBe('- one item\n- two items');
    expect(truncateMarkdown('one two three four five', 16)).toBe('one two three');
  });

  it('closes a code block', () => {
    expect(truncateMarkdown('```js\nlet a;\nlet b;\nlet c;\n```', 22)).toBe('```js\nlet a;\nlet b;\n```');
  });

  it('has no half surrogate pair', () => {
    expect(truncateMarkdown('🌊'.repeat(20), 11)).toBe('🌊'.repeat(5));
  });

  it('is a beginning of the text of about that length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '[', ']', '(', ')', '🌊') }),
        fc.nat(60),
        (text, maxLength) => {
          const truncated = truncateMarkdown(text, maxLength);
          expect(text.startsWith(truncated)).toBe(true);
          expect(truncated.length).toBeLessThanOrEqual(maxLength);
        },
      ),
    );
  });
});

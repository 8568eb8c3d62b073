import { describe, expect, it } from 'vitest';
import { formatQuoteAsMarkdown } from '@/lib/formats/format-quote';
import { renderMarkdown } from '../../support/render-markdown.ts';

const URL_WITH_QUOTE = 'https://example.org/a_(b)#:~:text=the%20words';

describe('formatQuoteAsMarkdown', () => {
  it('is a block quote with a footnote that links to the quote', () => {
    expect(
      formatQuoteAsMarkdown({ exact: 'The *first* line.\nThe second.' }, 'A [title]', URL_WITH_QUOTE),
    ).toBe(
      '> The \\*first\\* line.\n>\n> The second.[^1]\n\n[^1]: [A \\[title\\]](https://example.org/a_%28b%29#:~:text=the%20words)\n',
    );
  });

  it('names the page of a quote from a PDF', () => {
    const url = 'https://example.org/paper.pdf#page=12';
    expect(formatQuoteAsMarkdown({ exact: 'Words.', page: 12 }, 'Title', url)).toBe(
      '> Words.[^1]\n\n[^1]: [Title](https://example.org/paper.pdf#page=12) (p. 12)\n',
    );
  });

  it('names the page as it is printed, escaped', () => {
    const quote = { exact: 'Words.', page: 3, pageLabel: '[113]' };
    expect(formatQuoteAsMarkdown(quote, 'Title', 'https://example.org/paper.pdf#page=3')).toBe(
      '> Words.[^1]\n\n[^1]: [Title](https://example.org/paper.pdf#page=3) (p. \\[113\\])\n',
    );
  });

  it.each(['- not an item', '1. not an item', '1) not an item', '# not a heading', '= not a heading', '+ x'])(
    'shows “%s” as it is',
    (line) => {
      const html = renderMarkdown(formatQuoteAsMarkdown({ exact: line }, 'Title', 'https://example.org/'));
      expect(html).toContain(`<p>${line}<a`);
    },
  );
});

// @vitest-environment happy-dom
import { render, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MarkdownText } from '@/components/record/MarkdownText';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const renderMarkdown = (markdown: string) => render(<MarkdownText markdown={markdown} />).container;
const renderToHtml = (markdown: string) => renderMarkdown(markdown).querySelector('.markdown')?.innerHTML;

describe('MarkdownText', () => {
  it('renders headings, paragraphs, lists, quotes, code and tables', () => {
    const text = renderMarkdown(
      [
        '## The gauge',
        'It was **read** *twice*, by `gauge --low`, \\*not\\* guessed &amp; noted.',
        '3. Third\n4. Fourth\n   - within',
        '> Told by a friend.',
        '```\n<b>as it is</b>\n```',
        '| Day | Metres |\n| --- | --- |\n| Monday | 1.2 |',
        '---',
      ].join('\n\n'),
    );

    expect(text.querySelector('h3')?.textContent).toBe('The gauge');
    expect(text.querySelector('p')?.innerHTML).toBe(
      'It was <strong>read</strong> <em>twice</em>, by <code>gauge --low</code>, *not* guessed &amp; noted.',
    );
    expect(text.querySelector('ol')?.getAttribute('start')).toBe('3');
    expect(text.querySelector('ol ul li')?.textContent).toBe('within');
    expect(text.querySelector('blockquote')?.textContent).toBe('Told by a friend.');
    expect(text.querySelector('pre code')?.textContent).toBe('<b>as it is</b>');
    expect([...text.querySelectorAll('th, td')].map((cell) => cell.textContent)).toEqual([
      'Day',
      'Metres',
      'Monday',
      '1.2',
    ]);
    expect(text.querySelectorAll('hr')).toHaveLength(1);
  });

  it('links only to http(s), and loads no image', () => {
    const text = renderMarkdown(
      '[web](https://example.org/a?b=1&amp;c=2) [script](javascript:alert(1)) ![A pier](https://example.org/p.png) ![x](data:image/png;base64,AA)',
    );

    const links = [...text.querySelectorAll('a')].map((link) => [
      link.textContent,
      link.getAttribute('href'),
    ]);
    expect(links).toEqual([
      ['web', 'https://example.org/a?b=1&c=2'],
      ['A pier', 'https://example.org/p.png'],
    ]);
    expect(text.textContent).toContain('script');
    expect(text.querySelectorAll('img')).toHaveLength(0);
  });

  it('shows HTML markup as plain text', () => {
    const text = renderMarkdown(
      '<img src=x onerror=alert(1)>\n\nBefore <b onclick="alert(1)">bold</b> after.',
    );

    expect([...text.querySelectorAll('.markdown *')].map(({ tagName }) => tagName)).toEqual(['P']);
    expect(text.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(text.textContent).toContain('<b onclick="alert(1)">bold</b>');
  });

  it('uses consecutive heading levels, even if the page skips a level', () => {
    const tags = [
      ...renderMarkdown('#### A\n\n###### B\n\n# C\n\n### D\n\n> # Quoted').querySelectorAll(
        'h3, h4, h5, h6',
      ),
    ];
    expect(tags.map(({ tagName, textContent }) => `${tagName} ${textContent}`)).toEqual([
      'H3 A',
      'H4 B',
      'H3 C',
      'H4 D',
    ]);
  });

  it('shows the beginning of a text of 500,000 characters at once, and the rest later', async () => {
    const paragraphs = Array.from(
      { length: 2_500 },
      (_, index) => `Paragraph ${index + 1}. ${'tide '.repeat(38)}`,
    );
    const text = renderMarkdown(paragraphs.join('\n\n'));

    expect(text.querySelectorAll('p').length).toBeLessThan(200);
    expect(text.querySelector('.markdown')?.getAttribute('aria-busy')).toBe('true');
    await waitFor(() => expect(text.querySelectorAll('p')).toHaveLength(2_500), { timeout: 200_000 });
    expect(text.querySelector('.markdown')?.getAttribute('aria-busy')).toBe('false');
  });

  it('shows a text as plain text if parsing it would take too long', () => {
    const nestedQuotes = `${'> '.repeat(5_000)}end`;
    expect(renderMarkdown(nestedQuotes).querySelector('.unformatted-text')?.textContent).toBe(nestedQuotes);
    const stars = `${'*a '.repeat(40_000)}end`;
    expect(renderToHtml(stars)?.endsWith('end</p>')).toBe(true);
  });
});

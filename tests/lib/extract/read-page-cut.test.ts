// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/extract/read-page';

const readOf = (html: string) =>
  readPage(new DOMParser().parseFromString(html, 'text/html'), {
    url: 'https://page.example/story',
    now: new Date('2026-11-23T12:00:00Z'),
    httpStatus: 200,
    contentType: 'text/html',
  });

const linked = (words: string) =>
  `<script type="application/ld+json">{"@type":"Article","headline":"The gauge","articleBody":"${words}"}</script>`;

describe('reading a page that is too large to search completely', () => {
  it.each([
    ['too much text', `<title>The gauge</title>${'<p>One reading.</p>'.repeat(30_100)}`],
    ['too many metas', `<title>The gauge</title>${'<meta name="a" content="b">'.repeat(3_001)}<p>Text.</p>`],
    ['too much JSON-LD', `<title>The gauge</title>${linked('x'.repeat(600_000)).repeat(2)}<p>Text.</p>`],
  ])(
    'reports it, and still finds the title: %s',
    (_, html) => {
      const { cut, title } = readOf(html);

      expect(cut).toBe(true);
      expect(title[0]?.value).toBe('The gauge');
    },
    30_000,
  );

  it('reports nothing for a page that was searched completely', () => {
    expect(readOf(`<title>The gauge</title>${'<p>One reading.</p>'.repeat(1_000)}`).cut).toBe(false);
  });
});

// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPage } from '@/tests/support/read-at-once';

const readHtml = (html: string) =>
  readPage(new DOMParser().parseFromString(html, 'text/html'), {
    url: 'https://page.example/story',
    now: new Date('2026-11-23T12:00:00Z'),
    detectedLanguage: null,
    httpStatus: 200,
    contentType: 'text/html',
  });

const buildJsonLd = (articleBody: string) =>
  `<script type="application/ld+json">{"@type":"Article","headline":"The gauge","articleBody":"${articleBody}"}</script>`;

describe('readPage on a page that exceeds its limits', () => {
  it.each([
    ['too much text', `<title>The gauge</title>${'<p>One reading.</p>'.repeat(30_100)}`],
    ['too many metas', `<title>The gauge</title>${'<meta name="a" content="b">'.repeat(3_001)}<p>Text.</p>`],
    ['too much JSON-LD', `<title>The gauge</title>${buildJsonLd('x'.repeat(600_000)).repeat(2)}<p>Text.</p>`],
  ])('sets `cut` and still finds the title if the page has %s', (_, html) => {
    const { cut, isSlow, title } = readHtml(html);

    expect(cut).toBe(true);
    expect(isSlow).toBeUndefined();
    expect(title[0]?.value).toBe('The gauge');
  });

  it('does not set `cut` if the page was read completely', () => {
    expect(readHtml(`<title>The gauge</title>${'<p>One reading.</p>'.repeat(1_000)}`).cut).toBe(false);
  });
});

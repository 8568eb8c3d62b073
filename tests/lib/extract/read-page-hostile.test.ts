// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Extraction } from '@/lib/record/schema/extraction';
import { readPage } from '@/tests/support/read-at-once';

const FIXTURE_FOLDER = join(import.meta.dirname, '../../fixtures/pages/meta');
const FIXTURE_PAGES = readdirSync(FIXTURE_FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => readFileSync(join(FIXTURE_FOLDER, file), 'utf8'));
const REQUEST = {
  now: new Date('2026-11-23T12:00:00Z'),
  detectedLanguage: null,
  httpStatus: null,
  contentType: null,
};

const parsePage = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const readHtml = (html: string, url = 'https://harbour.example/gauge') =>
  readPage(parsePage(html), { ...REQUEST, url });

/** Returns every string in a value, at any depth. */
const collectStrings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(collectStrings)
      : [];

// Hostile markup: unclosed tags and JSON, names that hide DOM members, and unusual characters.
const hostilePieceArbitrary = fc.constantFrom(
  '<script type="application/ld+json">{"@type":"Article","author":{"@id":"#a"},"@id":"#a"',
  '<script type="application/ld+json">[[[[{"@graph":[{"@type":["Article",null,7],"headline":{"@value":9},"author":[null,[],{}]}]}]]]]</script>',
  '<form><input name="parentNode"><input name="textContent"><input name="nextSibling">',
  '<img name="querySelector"><form name="title"></form><meta content>',
  '<meta name="citation_author" content="\ud800\u202e,;,\0">',
  '<meta name="citation_date" content="99999-99-99"><time datetime="x">',
  '<h1>\ufeff\u202e<h1><h1 itemprop="author" itemscope>',
  '</body></html><body hidden>',
  '<link rel="canonical" href="http://["><link rel="canonical">',
  '<svg><title>x</title></svg><template><h1>y</h1></template>',
);

const mutatedPageArbitrary = fc
  .tuple(
    fc.constantFrom(...FIXTURE_PAGES),
    fc.nat(),
    fc.nat(200),
    fc.oneof(hostilePieceArbitrary, fc.string()),
  )
  .map(([html, position, length, insertedText]) => {
    const start = position % html.length;
    return html.slice(0, start) + insertedText + html.slice(start + length);
  });

describe('readPage on a hostile page', () => {
  it('returns a valid extraction for any markup', () => {
    fc.assert(
      fc.property(mutatedPageArbitrary, (html) => {
        expect(Extraction.safeParse(readHtml(html)).error).toBeUndefined();
      }),
      { numRuns: 80 },
    );
  });

  it('does not change the page', () => {
    fc.assert(
      fc.property(mutatedPageArbitrary, (html) => {
        const page = parsePage(html);
        const htmlBefore = page.documentElement.outerHTML;
        readPage(page, { ...REQUEST, url: 'https://harbour.example/gauge' });
        expect(page.documentElement.outerHTML).toBe(htmlBefore);
      }),
      { numRuns: 30 },
    );
  });

  it('returns well-formed text without control characters and bidi overrides', () => {
    const html = `<title>a\u202eb\ud800c\u0007d</title><meta name="author" content="Ana\u2066 \udfffLind">
      <meta property="og:title" content="a\u202eb\ud800c\u0007d"><h1>a\u202eb\ud800c\u0007d</h1>`;
    const strings = collectStrings(readHtml(html));

    const unwantedCharacter = /[^\P{Cc}\s]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

    expect(strings.filter((text) => unwantedCharacter.test(text))).toEqual([]);
    expect(readHtml(html).title[0]?.value).toBe('ab\ufffdcd');
  });

  it('accepts a `url` that cannot be parsed', () => {
    expect(
      readPage(parsePage('<title>The gauge</title>'), { ...REQUEST, url: 'not a url' }).title[0]?.value,
    ).toBe('The gauge');
  });

  it('ignores elements whose names hide members of the document', () => {
    const page = parsePage(
      '<html lang="en"><title>The gauge</title><h1>The gauge</h1><p>By Ana Lind</p><form id="f"><p>x</p></form></html>',
    );
    const image = page.createElement('img');
    for (const name of [
      'querySelector',
      'querySelectorAll',
      'createTreeWalker',
      'title',
      'body',
      'documentElement',
    ]) {
      Object.defineProperty(page, name, { value: image });
    }

    const { title, authors } = readPage(page, { ...REQUEST, url: 'https://harbour.example/gauge' });

    expect(title[0]?.value).toBe('The gauge');
    expect(authors[0]?.value).toEqual(['Ana Lind']);
  });

  it('terminates if form fields hide the sibling and parent properties', () => {
    const form =
      '<form><input name="nextSibling"><input name="parentNode"><input name="firstChild"><h1>The gauge</h1></form>';

    expect(readHtml(`<title>The gauge</title>${form}<p>By Ana Lind</p>`).authors[0]?.value).toEqual([
      'Ana Lind',
    ]);
  });

  it('reads a page with 3,000 nested elements', () => {
    const html = `<title>The gauge</title>${'<div>'.repeat(3000)}<h1>The gauge</h1>`;

    expect(readHtml(html).title[0]?.value).toBe('The gauge');
  });

  it('terminates if JSON-LD refers to itself', () => {
    const html = `<script type="application/ld+json">{"@type":"Article","@id":"#a","headline":"The gauge","author":{"@id":"#a"},"mainEntity":{"@id":"#a"}}</script><h1>The gauge</h1>`;

    expect(readHtml(html).title[0]?.value).toBe('The gauge');
  });
});

// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleOf } from '@/lib/extract/read-article';

const PAGES = join(import.meta.dirname, '../../../fixtures/pages/text');
const pages = readdirSync(PAGES)
  .filter((file) => file.endsWith('.html'))
  .map((file) => readFileSync(join(PAGES, file), 'utf8'));

const TAGS =
  'div p span a ul ol li table tr td th pre code h1 h2 blockquote figure img br form nav article section sup dl dt dd svg math'.split(
    ' ',
  );
const WORDS = [
  'tide',
  'Water level.',
  '\0',
  '\ud800',
  '# not a heading',
  '- no item',
  '1. no number',
  '| no | cell |',
  '`x`',
  '<b>',
  '\u2028',
  'mañana',
  '水',
];
const ATTRIBUTES = [
  '',
  ' href="javascript:run()"',
  ' href="/a b"',
  ' id="fn1"',
  ' name="body"',
  ' class="post comment"',
  ' hidden',
  ' onclick="run()"',
  ' src="data:image/png;base64,AA"',
  ' href="#fn1"',
  ' class="nav share"',
];

const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 6 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...WORDS),
    fc
      .tuple(fc.constantFrom(...TAGS), fc.constantFrom(...ATTRIBUTES), tie('html'))
      .map(([tag, attribute, inside]) => `<${tag}${attribute}>${inside}</${tag}>`),
  ),
}));

// A real page with a part taken out, doubled, or cut off in the middle of a tag.
const mutated = fc
  .tuple(fc.constantFrom(...pages), fc.nat(), fc.nat(), fc.constantFrom('drop', 'double', 'cut'), html)
  .map(([page, a, b, how, more]) => {
    const [from, to] = [a % page.length, b % page.length].sort((x, y) => x - y) as [number, number];
    if (how === 'drop') return page.slice(0, from) + more + page.slice(to);
    if (how === 'double') return page.slice(0, to) + page.slice(from);
    return page.slice(0, to);
  });

const scope = fc.constantFrom('article' as const, 'page' as const, 'selection' as const);

function check(source: string, asked: 'article' | 'page' | 'selection'): void {
  const page = new DOMParser().parseFromString(source, 'text/html');
  const before = page.documentElement.outerHTML;

  const article = articleOf(page, { scope: asked, url: 'https://page.example/a/b?c' });

  expect(page.documentElement.outerHTML).toBe(before);
  for (const written of [article.markdown, article.text]) {
    expect(written).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    expect(written).not.toContain('\0');
    expect(written).not.toContain('\r');
  }
  expect(article.markdown).not.toMatch(/\]\((?!https?:)/);
  expect(article.markdown).not.toMatch(/(?<!\\)<(?!br>)[a-z]/i);
  expect(JSON.parse(JSON.stringify(article))).toEqual(article);
  expect(article.keptShare ?? 0).toBeLessThanOrEqual(1);
}

describe('any page', () => {
  it('is read without an exception, unaltered, into safe and well-formed text when it is made up', () => {
    fc.assert(fc.property(html, scope, check), { numRuns: 80 });
  }, 120_000);

  it('is read so too when a real page has been torn', () => {
    fc.assert(fc.property(mutated, scope, check), { numRuns: 30 });
  }, 120_000);
});

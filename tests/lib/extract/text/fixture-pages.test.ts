// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';

const PAGES = join(import.meta.dirname, '../../../fixtures/pages/text');
const names = readdirSync(PAGES).flatMap((file) => (file.endsWith('.html') ? [file.slice(0, -5)] : []));

type Expected = {
  url?: string;
  has: string[];
  hasNot?: string[];
  once?: string[];
  lines?: string[];
  from?: string;
  hint?: string | null;
};

/** Parses a fixture and attaches the open shadow roots that its templates declare. */
function parseFixture(name: string): Document {
  const html = readFileSync(join(PAGES, `${name}.html`), 'utf8');
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const template of [...page.querySelectorAll('template[shadowrootmode]')]) {
    const root = template.parentElement?.attachShadow({ mode: 'open' });
    root?.append(...(template as HTMLTemplateElement).content.childNodes);
    template.remove();
  }
  return page;
}

describe('readArticle on the fixture pages', () => {
  it('has fixtures to read', () => {
    expect(names).toContain('forms-of-markdown');
  });

  it.each(names)('returns the expected text of %s', (name) => {
    const file = join(PAGES, `${name}.json`);
    expect(existsSync(file), `${name}.json is missing`).toBe(true);
    const expected = JSON.parse(readFileSync(file, 'utf8')) as Expected;
    const { has, hasNot, once, lines, from, hint = null } = expected;
    expect(has.length).toBeGreaterThan(0);
    const page = parseFixture(name);
    const before = page.documentElement.outerHTML;

    const article = readArticle(page, {
      scope: 'article',
      url: expected.url ?? 'https://page.example/story',
    });

    for (const part of has) expect(article.markdown).toContain(part);
    for (const part of hasNot ?? []) expect(article.markdown).not.toContain(part);
    for (const part of once ?? []) expect(article.markdown.split(part)).toHaveLength(2);
    for (const line of lines ?? []) expect(article.text.split('\n')).toContain(line);
    if (from) expect(article.from).toBe(from);
    expect(article.hint).toBe(hint);
    expect(page.documentElement.outerHTML).toBe(before);
    expect(globalThis).not.toHaveProperty('ran');
  });
});

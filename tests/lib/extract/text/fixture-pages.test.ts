// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';

const FIXTURE_FOLDER = join(import.meta.dirname, '../../../fixtures/pages/text');
const fixtureNames = readdirSync(FIXTURE_FOLDER).flatMap((file) =>
  file.endsWith('.html') ? [file.slice(0, -5)] : [],
);

type Expectation = {
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
  const html = readFileSync(join(FIXTURE_FOLDER, `${name}.html`), 'utf8');
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const template of [...page.querySelectorAll('template[shadowrootmode]')]) {
    const shadowRoot = template.parentElement?.attachShadow({ mode: 'open' });
    shadowRoot?.append(...(template as HTMLTemplateElement).content.childNodes);
    template.remove();
  }
  return page;
}

describe('readArticle on the fixture pages', () => {
  it('includes the Markdown fixture', () => {
    expect(fixtureNames).toContain('forms-of-markdown');
  });

  it.each(fixtureNames)('returns the expected text of %s', (name) => {
    const file = join(FIXTURE_FOLDER, `${name}.json`);
    expect(existsSync(file), `${name}.json is missing`).toBe(true);
    const expected = JSON.parse(readFileSync(file, 'utf8')) as Expectation;
    const { has, hasNot, once, lines, from, hint = null } = expected;
    expect(has.length).toBeGreaterThan(0);
    const page = parseFixture(name);
    const htmlBefore = page.documentElement.outerHTML;

    const article = readArticle(page, {
      scope: 'article',
      url: expected.url ?? 'https://page.example/story',
    });

    for (const passage of has) expect(article.markdown).toContain(passage);
    for (const passage of hasNot ?? []) expect(article.markdown).not.toContain(passage);
    for (const passage of once ?? []) expect(article.markdown.split(passage)).toHaveLength(2);
    for (const line of lines ?? []) expect(article.text.split('\n')).toContain(line);
    if (from) expect(article.from).toBe(from);
    expect(article.hint).toBe(hint);
    expect(page.documentElement.outerHTML).toBe(htmlBefore);
    // Scripts in the fixtures set `ran` if they are executed.
    expect(globalThis).not.toHaveProperty('ran');
  });
});

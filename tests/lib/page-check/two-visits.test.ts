// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSameText } from '@/lib/page-check/comparable-text';
import { readArticle } from '@/tests/support/read-at-once';

const FOLDER = join(import.meta.dirname, '../../fixtures/pages/visits');
const readVisit = (name: string, visit: 1 | 2, edit: (html: string) => string = (html) => html) =>
  readArticle(
    new DOMParser().parseFromString(
      edit(readFileSync(join(FOLDER, `${name}-${visit}.html`), 'utf8')),
      'text/html',
    ),
    { scope: 'article', url: 'https://quay-courier.example/sea/missing-winters' },
  );

// Each page was written twice, with other advertisements, counters, ages, related links, teasers and comments.
describe.each(['news', 'blog', 'bare-divs'])('two visits of the page %s', (name) => {
  it('has the article in both captures, without teasers and related articles', () => {
    for (const visit of [1, 2] as const) {
      const { text } = readVisit(name, visit);
      expect(text).toContain('every morning at seven');
      expect(text).toContain('and then go there herself.');
      expect(text).not.toMatch(/nobody has complained|paints the bridges|rope maker/);
    }
  });

  it('finds no change', () => {
    expect(isSameText(readVisit(name, 1), readVisit(name, 2))).toBe(true);
  });

  it.each([
    ['a number', 'The office had 12 employees', 'The office had 14 employees'],
    ['a word', 'The keeper has asked for it twice', 'The mayor has asked for it twice'],
    ['a removed sentence', 'Nobody knows who took them. ', ''],
    ['a last sentence', 'and then go there herself.', 'and then go there herself. She went on Monday.'],
    [
      'a last paragraph',
      'and then go there herself.</p>',
      'and then go there herself.</p><p>The books were found on Monday.</p>',
    ],
  ])('finds a change of %s', (_, before, after) => {
    const edit = (html: string) => {
      expect(html).toContain(before);
      return html.replace(before, after);
    };
    expect(isSameText(readVisit(name, 1), readVisit(name, 2, edit))).toBe(false);
  });
});

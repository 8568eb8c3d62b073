// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';

const FOLDER = join(import.meta.dirname, '../../../fixtures/pages/text');
const readFixture = (name: string): Document =>
  new DOMParser().parseFromString(readFileSync(join(FOLDER, `${name}.html`), 'utf8'), 'text/html');

const url = 'https://harbour-light.example/2023/read-it-twice';

describe('comments below an article', () => {
  it('leaves out the comments and says how many words they have', () => {
    const article = readArticle(readFixture('article-with-comments'), { scope: 'article', url });

    expect(article.text).not.toContain('Camellia oil');
    expect(article.commentWords).toBe(23);
  });

  it('adds the comments below the article, each with author and time, if the reader asks for them', () => {
    const article = readArticle(readFixture('article-with-comments'), {
      scope: 'article-with-comments',
      url,
    });

    expect(article.scope).toBe('article-with-comments');
    expect(article.markdown).toMatch(
      /river began with a man and a pencil[\s\S]+## Comments\n+1\. \*\*Bo\*\* · 2 March 2023\s+Camellia oil/,
    );
    expect(article.text.match(/Camellia oil/g)).toHaveLength(1);
  });

  it('leaves out the comments of an article whose metadata has a FAQ', () => {
    const page = readFixture('article-with-comments');
    const script = page.createElement('script');
    script.type = 'application/ld+json';
    script.textContent = '{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How sharp?"}]}';
    page.head.append(script);

    expect(readArticle(page, { scope: 'article', url }).text).not.toContain('Camellia oil');
  });

  it('does not report comments on a page that has none, or that is the discussion itself', () => {
    const names = ['forms-of-markdown', 'all-posts-of-a-thread', 'comments-alone'];
    for (const name of names)
      expect(
        readArticle(readFixture(name), { scope: 'article', url: 'https://page.example/story' }).commentWords,
        name,
      ).toBeUndefined();
  });

  it('keeps a chapter about comments', () => {
    const paragraph =
      'A comment in the log begins with a hash and ends with the line, and nobody reads it aloud.';
    const page = new DOMParser().parseFromString(
      `<title>The log</title><main><article><h1>The log</h1><p>${paragraph}</p><section id="comments"><h2>Comments</h2>` +
        `<p>${paragraph.replace('log', 'book')} The keeper writes one whenever the wind turns.</p>` +
        '</section></article></main>',
      'text/html',
    );
    const article = readArticle(page, { scope: 'article', url });

    expect(article.commentWords).toBeUndefined();
    expect(article.text).toContain('whenever the wind turns');
  });
});

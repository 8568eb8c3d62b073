// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createWorkingCopy } from '@/lib/extract/text/copy/create-working-copy';
import { readArticle } from '@/tests/support/read-at-once';

const parsePage = (body: string): Document => new DOMParser().parseFromString(body, 'text/html');
const STORY =
  '<main><h1>The ferry</h1><p>The ferry has carried the post since the bridge was closed for repairs.</p></main>';

describe('readArticle with a purifier that removes words', () => {
  it('writes the text of the chosen blocks if a whole element was removed', () => {
    const article = readArticle(parsePage(STORY), {
      scope: 'page',
      url: 'https://page.example/',
      purify: (body) => body.querySelector('p')?.remove(),
    });

    expect(article.text).toBe(
      'The ferry\nThe ferry has carried the post since the bridge was closed for repairs.',
    );
  });

  it('restores a single block of a long text at its place and keeps the structure of the others', () => {
    const paragraphs = Array.from(
      { length: 60 },
      (_, i) => `<p>Line ${i} of the log says that the wind turned.</p>`,
    );
    const page = parsePage(`<main><h1>The log</h1>${paragraphs.join('')}<ul><li>Last entry</li></ul></main>`);
    const { text, markdown, lostWords } = readArticle(page, {
      scope: 'page',
      url: 'https://page.example/',
      purify: (body) => body.querySelectorAll('p')[30]?.remove(),
    });

    expect(text).toContain('\nLine 29 of the log says that the wind turned.\nLine 30 of');
    expect(markdown).toMatch(/^# The log\n/);
    expect(markdown).toContain('- Last entry');
    expect(lostWords).toBeUndefined();
  });

  it('keeps the purified elements if no word was removed', () => {
    const article = readArticle(parsePage(STORY), {
      scope: 'page',
      url: 'https://page.example/',
      purify: (body) => body.querySelector('h1')?.removeAttribute('class'),
    });

    expect(article.markdown).toMatch(/^# The ferry\n/);
  });

  it('returns no share of the captured text if nothing was written', () => {
    const article = readArticle(parsePage('<main><img src="/a.jpg"></main><p> </p>'), {
      scope: 'page',
      url: 'https://page.example/',
    });

    expect(article).toMatchObject({ words: 0, keptShare: null });
  });
});

describe('createWorkingCopy of customized built-in elements', () => {
  // DOMPurify removes an element with `is` together with its content if it returns DOM nodes.
  it('copies the elements without their attribute `is`', () => {
    const copy = createWorkingCopy(parsePage('<div is="site-text"><p is="site-line">Words.</p></div>'));

    expect(copy.document.querySelectorAll('[is]')).toHaveLength(0);
    expect(copy.document.body.textContent).toBe('Words.');
  });
});

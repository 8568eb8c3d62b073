// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createWorkingCopy } from '@/lib/extract/text/copy/create-working-copy';
import { readArticle } from '@/tests/support/read-at-once';

const url = 'https://page.example/';

describe('readArticle with a scope', () => {
  it('returns all text for the scope "page"', () => {
    const page = new DOMParser().parseFromString(
      '<nav>Home</nav><p>Words.</p><footer>Imprint</footer>',
      'text/html',
    );

    const article = readArticle(page, { scope: 'page', url });

    expect(article).toMatchObject({
      scope: 'page',
      text: 'Home\nWords.\nImprint',
      words: 3,
      keptShare: 1,
      cut: false,
    });
  });

  it('returns the selected text, including parts of paragraphs', () => {
    document.body.innerHTML = '<p id="a">One two three.</p><ul><li>four</li><li id="b">five six</li></ul>';
    const range = document.createRange();
    range.setStart(document.querySelector('#a')?.firstChild ?? document, 4);
    range.setEnd(document.querySelector('#b')?.firstChild ?? document, 4);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);

    const article = readArticle(document, { scope: 'selection', url });

    expect(article.text).toBe('two three.\nfour\nfive');
    expect(article.markdown).toBe('two three.\n\n- four\n- five');
  });

  it('returns an empty article for an empty page', () => {
    const page = new DOMParser().parseFromString('', 'text/html');

    expect(readArticle(page, { scope: 'article', url })).toMatchObject({
      text: '',
      markdown: '',
      words: 0,
      keptShare: null,
    });
  });
});

describe('createWorkingCopy', () => {
  it('copies an open shadow root with the nodes that are assigned to its slots', () => {
    document.body.innerHTML = '<div id="host"><span slot="name">Ida</span></div>';
    const host = document.querySelector('#host');
    const shadowRoot = host?.attachShadow({ mode: 'open' });
    if (shadowRoot) shadowRoot.innerHTML = '<p>Written by <slot name="name"></slot> in the shade.</p>';

    expect(createWorkingCopy(document).document.body.textContent).toBe('Written by Ida in the shade.');
  });

  it('copies a form whose fields hide DOM properties', () => {
    document.body.innerHTML = '<form id="form"><p>Words in a form.</p></form>';
    const form = document.querySelector('#form') ?? document.body;
    // In a browser, `<input name="nodeType">` hides the property in this way.
    Object.defineProperty(form, 'nodeType', { value: document.createElement('input') });

    expect(createWorkingCopy(document).document.body.textContent).toBe('Words in a form.');
  });

  it('reports whether the copy is truncated', () => {
    const page = new DOMParser().parseFromString('<p>a</p>'.repeat(50), 'text/html');

    expect(createWorkingCopy(page, { maxNodes: 20 })).toMatchObject({ nodeCount: 20, isTruncated: true });
    expect(createWorkingCopy(page).isTruncated).toBe(false);
  });
});

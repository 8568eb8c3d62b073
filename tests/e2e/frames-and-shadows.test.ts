import { describe, expect, it } from 'vitest';
import { setUpBuiltCapture } from '../support/built-capture.ts';
import { generateParagraphs, renderArticlePage } from '../support/generate-pages.ts';

const capture = setUpBuiltCapture();

const SITE = 'https://page.example';
const ARTICLE = generateParagraphs('inside', 8);
const LAST_SENTENCE = 'Entry inside, paragraph 8.';
const makePage = (body: string) =>
  `<!doctype html><html lang="en"><head><title>The gauge</title></head><body><nav><a href="/">Front page</a></nav>${body}</body></html>`;

/** Counts how often the text contains a phrase. */
const countOccurrences = (text: string, words: string): number => text.split(words).length - 1;

describe('capturing frames', () => {
  it('includes a same-origin frame with the article, and resolves its links against the frame’s URL', async () => {
    await capture.showPages({
      [`${SITE}/story`]: makePage('<iframe src="/texts/gauge/" width="800" height="2000"></iframe>'),
      [`${SITE}/texts/gauge/`]: renderArticlePage(
        'The gauge',
        `${ARTICLE}<p>The pencil is <a href="pencil.html">another story</a>, with <img src="pier.png" alt="the pier">.</p>`,
      ),
    });

    const { text, markdown } = await capture.captureText();

    expect(countOccurrences(text, LAST_SENTENCE)).toBe(1);
    expect(text).not.toContain('Front page');
    expect(markdown).toContain(`[another story](${SITE}/texts/gauge/pencil.html)`);
    expect(markdown).toContain(`![the pier](${SITE}/texts/gauge/pier.png)`);
  });

  it('includes a srcdoc frame', async () => {
    const escapedArticle = ARTICLE.replaceAll('"', '&quot;');
    await capture.showPages({
      [`${SITE}/a/story`]: makePage(
        `<h1>The gauge</h1><iframe srcdoc="${escapedArticle}<p><a href='next'>On</a></p>"></iframe>`,
      ),
    });

    const { text, markdown } = await capture.captureText();

    expect(countOccurrences(text, LAST_SENTENCE)).toBe(1);
    expect(markdown).toContain(`[On](${SITE}/a/next)`);
  });

  it('includes nested frames, and keeps the order of the page', async () => {
    await capture.showPages({
      [`${SITE}/story`]: makePage(
        `<h1>The gauge</h1><p>Before the frame.</p><iframe src="/outer"></iframe><p>After it.</p>`,
      ),
      [`${SITE}/outer`]: `<p>In the outer one.</p><iframe src="/inner"></iframe>`,
      [`${SITE}/inner`]: '<p>In the inner one.</p>',
    });

    const { text } = await capture.captureText('page');

    expect(text).toBe(
      'Front page\nThe gauge\nBefore the frame.\nIn the outer one.\nIn the inner one.\nAfter it.',
    );
  });

  it.each([
    ['of another origin', '<iframe src="https://other.example/ad"></iframe>'],
    ['that is sandboxed', '<iframe sandbox src="/ad"></iframe>'],
    ['that is not displayed', '<iframe src="/ad" style="display:none"></iframe>'],
    ['that is invisible', '<iframe src="/ad" style="visibility:hidden"></iframe>'],
    ['that did not load', '<iframe src="https://gone.example/"></iframe>'],
  ])('reads the page without %s', async (_, frame) => {
    await capture.showPages({
      [`${SITE}/story`]: renderArticlePage('The gauge', `${frame}${ARTICLE}`),
      [`${SITE}/ad`]: '<p>Buy a pencil that writes in the spray, today only, at half the price.</p>',
      'https://other.example/ad':
        '<p>Buy a pencil that writes in the spray, today only, at half the price.</p>',
    });

    for (const scope of ['article', 'page'] as const) {
      const { text } = await capture.captureText(scope);
      expect(text).toContain(LAST_SENTENCE);
      expect(text).not.toContain('pencil that writes');
    }
    expect((await capture.capturePage()).title[0]?.value).toBe('The gauge');
  });

  it('includes the frames of a frameset page', async () => {
    await capture.showPages({
      [`${SITE}/book/`]: `<html><head><title>The gauge</title></head><frameset cols="20%,80%"><frame src="menu"><frameset rows="100%"><frame src="text"></frameset></frameset></html>`,
      [`${SITE}/book/menu`]: '<a href="1">One</a> <a href="2">Two</a>',
      [`${SITE}/book/text`]: renderArticlePage('The gauge', ARTICLE),
    });

    expect(countOccurrences((await capture.captureText()).text, LAST_SENTENCE)).toBe(1);
    expect((await capture.capturePage()).kind).toBe('article');
  });
});

describe('capturing open shadow roots', () => {
  it('reads a declarative shadow root and its slots, and includes each text once and in order', async () => {
    await capture.showPages({
      [`${SITE}/story`]: makePage(`<story-page>
        <template shadowrootmode="open">
          <slot name="head"></slot><p>In the shadow.</p><slot></slot>
          <story-note><template shadowrootmode="open"><p>In a shadow of the shadow.</p></template></story-note>
          <slot name="foot"><p>What stands where no foot is given.</p></slot><p>At the end.</p>
        </template>
        <p>First of the page.</p><h1 slot="head">The gauge</h1><p>Second of the page.</p>
        <p slot="nowhere">This is shown to nobody.</p>
      </story-page>`),
    });

    const { text } = await capture.captureText('page');

    expect(text).toBe(
      [
        'Front page',
        'The gauge',
        'In the shadow.',
        'First of the page.',
        'Second of the page.',
        'In a shadow of the shadow.',
        'What stands where no foot is given.',
        'At the end.',
      ].join('\n'),
    );
  });

  it('reads an article inside a shadow root, and measures the captured share of the visible text', async () => {
    await capture.showPages({
      [`${SITE}/story`]: makePage(
        `<story-page><template shadowrootmode="open"><article><h1>The gauge</h1><slot></slot></article></template>${ARTICLE}</story-page>`,
      ),
    });

    const { text, keptShare } = await capture.captureText();

    expect(countOccurrences(text, LAST_SENTENCE)).toBe(1);
    expect(countOccurrences(text, 'The gauge\n')).toBe(1);
    expect(keptShare).toBeGreaterThan(0.9);
  });

  it('reads nested slots, and includes each text once', async () => {
    await capture.showPages({
      [`${SITE}/story`]: makePage('<div id="outer"><p>Handed through twice.</p></div>'),
    });
    await capture.getTab().evaluate(() => {
      const outer = document.querySelector('#outer')?.attachShadow({ mode: 'open' });
      if (outer) outer.innerHTML = '<p>Before.</p><div id="inner"><slot></slot></div><p>After.</p>';
      const inner = outer?.querySelector('#inner')?.attachShadow({ mode: 'open' });
      if (inner) inner.innerHTML = '<p>Around.</p><slot></slot>';
    });

    expect((await capture.captureText('page')).text).toBe(
      'Front page\nBefore.\nAround.\nHanded through twice.\nAfter.',
    );
  });
});

describe('capturing a selection', () => {
  const selectNode = (root: 'document' | 'frame' | 'shadow', selector: string): Promise<void> =>
    capture.getTab().evaluate(
      ([where, what = '']) => {
        const frame = document.querySelector('iframe')?.contentDocument;
        const shadow = document.querySelector('story-page')?.shadowRoot;
        const root = where === 'frame' ? frame : where === 'shadow' ? shadow : document;
        const selection = where === 'frame' ? frame?.getSelection() : getSelection();
        const element = root?.querySelector(what);
        if (element) selection?.selectAllChildren(element);
      },
      [root, selector],
    );

  it('includes a selection in a same-origin frame, and resolves its links against the frame’s URL', async () => {
    await capture.showPages({
      [`${SITE}/story`]: makePage('<iframe src="/texts/gauge/"></iframe>'),
      [`${SITE}/texts/gauge/`]: '<p>Before.</p><p id="this">The <a href="pencil.html">pencil</a>.</p>',
    });
    await selectNode('frame', '#this');

    expect((await capture.captureText('selection')).markdown).toBe(
      `The [pencil](${SITE}/texts/gauge/pencil.html).`,
    );
  });

  it('resolves links against the page’s base element', async () => {
    await capture.showPages({
      [`${SITE}/story`]:
        '<base href="/base/"><p>Before.</p><p id="this">The <a href="pencil.html">pencil</a>.</p>',
    });
    await selectNode('document', '#this');

    expect((await capture.captureText('selection')).markdown).toBe(`The [pencil](${SITE}/base/pencil.html).`);
  });

  const STORY_WITH_SHADOW_ROOT = `<story-page><template shadowrootmode="open"><p>Around.</p><div id="in">In the <b>shadow</b>.</div><slot></slot></template><p id="out">In the page.</p></story-page>`;

  it('includes a selection in a shadow root', async () => {
    await capture.showPages({ [`${SITE}/story`]: makePage(STORY_WITH_SHADOW_ROOT) });
    await selectNode('shadow', '#in');

    expect((await capture.captureText('selection')).text).toBe('In the shadow.');
  });

  it('includes selected slot content without the text around it', async () => {
    await capture.showPages({ [`${SITE}/story`]: makePage(STORY_WITH_SHADOW_ROOT) });
    await selectNode('document', '#out');

    expect((await capture.captureText('selection')).text).toBe('In the page.');
  });

  it('includes the shadow root and the frame inside a selection', async () => {
    const frame = '<iframe srcdoc="<p>In a frame.</p>"></iframe>';
    await capture.showPages({
      [`${SITE}/story`]: makePage(`<main>${STORY_WITH_SHADOW_ROOT}${frame}</main><p>After.</p>`),
    });
    await selectNode('document', 'main');

    expect((await capture.captureText('selection')).text).toBe(
      'Around.\nIn the shadow.\nIn the page.\nIn a frame.',
    );
  });
});

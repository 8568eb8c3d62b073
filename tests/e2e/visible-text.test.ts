import { describe, expect, it } from 'vitest';
import { setUpBuiltCapture } from '../support/built-capture.ts';
import { generateParagraphs, renderArticlePage } from '../support/generate-pages.ts';

const capture = setUpBuiltCapture();

// Links of a menu, which are never kept: where they count, the share is small.
const LONG = `<ul>${Array.from({ length: 200 }, (_, n) => `<li><a href="/${n}">The harbour's section number ${n}</a></li>`).join('')}</ul>`;

/** The share of the visible text that is kept of an article with something more in its menu. */
const shareWith = async (more: string): Promise<number | null> => {
  const html = renderArticlePage('The gauge', generateParagraphs('shown', 8), '', `<li>${more}</li>`);
  await capture.showPages({ 'https://page.example/story': html });
  return (await capture.captureText()).keptShare;
};

const menu = (attributes: string, inside = LONG) => `<div ${attributes}>${inside}</div>`;

describe('captured share of the visible text', () => {
  it.each([
    ['without a box', menu('style="display:none"')],
    ['marked hidden', menu('hidden')],
    ['made invisible', menu('style="visibility:hidden"')],
    ['in a closed details', `<details><summary>More</summary>${LONG}</details>`],
    ['without a box by a style sheet', `<style>.later{display:none}</style>${menu('class="later"')}`],
    ['in a hidden part of a hidden part', menu('hidden', `<div style="display:block">${LONG}</div>`)],
    ['skipped by the renderer', menu('style="content-visibility:hidden"')],
  ])('does not count what is %s', async (_, hidden) => {
    expect(await shareWith(hidden)).toBeGreaterThan(0.9);
  });

  it.each([
    ['shown', menu('')],
    ['hidden from screen readers alone', menu('aria-hidden="true"')],
    ['in an open details', `<details open><summary>More</summary>${LONG}</details>`],
    ['without a box of its own', menu('style="display:contents"')],
    [
      'shown inside what is invisible',
      menu('style="visibility:hidden"', `<div style="visibility:visible">${LONG}</div>`),
    ],
    ['transparent until it is scrolled to', menu('style="opacity:0"')],
    ['skipped until it is scrolled to', menu('style="content-visibility:auto;margin-top:9000px"')],
  ])('counts what is %s', async (_, shown) => {
    expect(await shareWith(shown)).toBeLessThan(0.5);
  });

  it('is not given for a selection', async () => {
    await capture.showPages({
      'https://page.example/story': renderArticlePage('The gauge', generateParagraphs('shown', 8)),
    });
    await capture
      .getTab()
      .evaluate(() => getSelection()?.selectAllChildren(document.querySelector('article') ?? document));

    expect(await capture.captureText('selection')).toMatchObject({ scope: 'selection', keptShare: null });
  });

  it('is not given for a page without visible text', async () => {
    expect(await shareWith('<style>body{display:none}</style>')).toBeNull();
  });
});

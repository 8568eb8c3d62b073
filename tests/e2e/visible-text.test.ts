import { describe, expect, it } from 'vitest';
import { setUpBuiltCapture } from '../support/built-capture.ts';
import { generateParagraphs, renderArticlePage } from '../support/generate-pages.ts';

const capture = setUpBuiltCapture();

// Menu links are never captured, so counting them as visible text would make the share small.
const LONG = `<ul>${Array.from({ length: 200 }, (_, n) => `<li><a href="/${n}">The harbour's section number ${n}</a></li>`).join('')}</ul>`;

/** Captures an article with this content added to its menu, and returns the captured share of the visible text. */
const captureShareWith = async (addedHtml: string): Promise<number | null> => {
  const html = renderArticlePage('The gauge', generateParagraphs('shown', 8), '', `<li>${addedHtml}</li>`);
  await capture.showPages({ 'https://page.example/story': html });
  return (await capture.captureText()).keptShare;
};

const buildMenu = (attributes: string, inside = LONG) => `<div ${attributes}>${inside}</div>`;

describe('captured share of the visible text', () => {
  it.each([
    ['without a box', buildMenu('style="display:none"')],
    ['marked hidden', buildMenu('hidden')],
    ['made invisible', buildMenu('style="visibility:hidden"')],
    ['in a closed details', `<details><summary>More</summary>${LONG}</details>`],
    ['without a box by a style sheet', `<style>.later{display:none}</style>${buildMenu('class="later"')}`],
    ['in a hidden part of a hidden part', buildMenu('hidden', `<div style="display:block">${LONG}</div>`)],
    ['skipped by the renderer', buildMenu('style="content-visibility:hidden"')],
  ])('does not count what is %s', async (_, hidden) => {
    expect(await captureShareWith(hidden)).toBeGreaterThan(0.9);
  });

  it.each([
    ['shown', buildMenu('')],
    ['hidden from screen readers alone', buildMenu('aria-hidden="true"')],
    ['in an open details', `<details open><summary>More</summary>${LONG}</details>`],
    ['without a box of its own', buildMenu('style="display:contents"')],
    [
      'shown inside what is invisible',
      buildMenu('style="visibility:hidden"', `<div style="visibility:visible">${LONG}</div>`),
    ],
    ['transparent until it is scrolled to', buildMenu('style="opacity:0"')],
    ['skipped until it is scrolled to', buildMenu('style="content-visibility:auto;margin-top:9000px"')],
  ])('counts what is %s', async (_, shown) => {
    expect(await captureShareWith(shown)).toBeLessThan(0.5);
  });

  it('is null for a selection', async () => {
    await capture.showPages({
      'https://page.example/story': renderArticlePage('The gauge', generateParagraphs('shown', 8)),
    });
    await capture
      .getTab()
      .evaluate(() => getSelection()?.selectAllChildren(document.querySelector('article') ?? document));

    expect(await capture.captureText('selection')).toMatchObject({ scope: 'selection', keptShare: null });
  });

  it('is null for a page without visible text', async () => {
    expect(await captureShareWith('<style>body{display:none}</style>')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { setUpBuiltCapture } from '../support/built-capture.ts';
import { generateParagraphs, renderArticlePage } from '../support/generate-pages.ts';

const capture = setUpBuiltCapture();

// A list of short names is never captured, so counting it as visible text makes the share small. Links and navigation do not count.
const LONG_MENU = `<ul>${Array.from({ length: 200 }, (_, index) => `<li>The harbour's section number ${index}</li>`).join('')}</ul>`;

/** Captures an article below `addedHtml`, and returns the captured share of the visible text. */
const captureShareWith = async (addedHtml: string): Promise<number | null> => {
  const html = renderArticlePage('The gauge', generateParagraphs('shown', 8));
  await capture.showPages({ 'https://page.example/story': html.replace('<body>', `<body>${addedHtml}`) });
  return (await capture.captureText()).keptShare;
};

const buildMenu = (attributes: string, inside = LONG_MENU) => `<div ${attributes}>${inside}</div>`;

describe('captured share of the visible text', () => {
  it.each([
    ['not displayed', buildMenu('style="display:none"')],
    ['marked hidden', buildMenu('hidden')],
    ['made invisible', buildMenu('style="visibility:hidden"')],
    ['in a closed details', `<details><summary>More</summary>${LONG_MENU}</details>`],
    [
      'not displayed because of a style sheet',
      `<style>.later{display:none}</style>${buildMenu('class="later"')}`,
    ],
    [
      'in a hidden part of a hidden part',
      buildMenu('hidden', `<div style="display:block">${LONG_MENU}</div>`),
    ],
    ['skipped by the renderer', buildMenu('style="content-visibility:hidden"')],
  ])('does not count text that is %s', async (_, hiddenMenu) => {
    expect(await captureShareWith(hiddenMenu)).toBeGreaterThan(0.9);
  });

  it.each([
    ['shown', buildMenu('')],
    ['inside a form that contains the whole page', `<form>${buildMenu('')}`],
    ['hidden only from screen readers', buildMenu('aria-hidden="true"')],
    ['in an open details', `<details open><summary>More</summary>${LONG_MENU}</details>`],
    ['in an element with display: contents', buildMenu('style="display:contents"')],
    [
      'visible inside an invisible element',
      buildMenu('style="visibility:hidden"', `<div style="visibility:visible">${LONG_MENU}</div>`),
    ],
    ['transparent until it is scrolled to', buildMenu('style="opacity:0"')],
    ['skipped until it is scrolled to', buildMenu('style="content-visibility:auto;margin-top:9000px"')],
  ])('counts text that is %s', async (_, visibleMenu) => {
    expect(await captureShareWith(visibleMenu)).toBeLessThan(0.5);
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

describe('text of parts that are not shown', () => {
  const TERMS = `<h2>Before you join</h2>${generateParagraphs('terms', 4)}`;
  const captureTextWith = async (body: string, head = ''): Promise<string> => {
    const html = renderArticlePage('The gauge', `${generateParagraphs('shown', 4)}${body}`, head);
    await capture.showPages({ 'https://page.example/story': html });
    return (await capture.captureText()).text;
  };

  it.each([
    ['not displayed', 'display:none'],
    ['made invisible', 'visibility:hidden'],
    ['moved out of the page', 'position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden'],
    ['clipped to a pixel', 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)'],
  ])('omits a part that the style sheet has %s', async (_, declarations) => {
    const text = await captureTextWith(
      `<div class="q7">${TERMS}</div>`,
      `<style>.q7{${declarations}}</style>`,
    );

    expect(text).toContain('shown');
    expect(text).not.toContain('terms');
  });

  it.each([
    [
      'the panel of an accordion',
      `<h2><button aria-expanded="false" aria-controls="p1">Terms</button></h2><div id="p1" hidden>${TERMS}</div>`,
    ],
    [
      'the panel of a tab',
      `<div role="tablist"><button role="tab" id="t1">Notes</button></div><div role="tabpanel" aria-labelledby="t1" style="display:none">${TERMS}</div>`,
    ],
    ['the content of closed details', `<details><summary>Terms</summary>${TERMS}</details>`],
    ['a part that is hidden until it is found', `<div hidden="until-found">${TERMS}</div>`],
    [
      'the answer below a button without an id',
      `<button>How does one join?</button><div style="display:none">${TERMS}</div>`,
    ],
  ])('includes %s, because readers can open it', async (_, body) => {
    expect(await captureTextWith(body)).toContain('terms');
  });
});

describe('inline elements that a style sheet shows as blocks', () => {
  const captureParagraph = async (addedHtml: string): Promise<string> => {
    const html = renderArticlePage(
      'The gauge',
      `${generateParagraphs('shown', 6)}<p>${addedHtml}</p>`,
      '',
      '',
    );
    await capture.showPages({ 'https://page.example/story': html });
    return (await capture.captureText()).text;
  };

  it('keeps their words apart', async () => {
    const text = await captureParagraph(
      '<style>.year{display:block}.row{display:flex}</style><span class="year">2013</span><span>Surveyors agreed on a datum.</span> ' +
        '<span class="row"><b>Oslo</b><b>Bergen</b></span>',
    );
    expect(text).toContain('2013 Surveyors agreed on a datum. Oslo Bergen');
  });

  it('keeps an initial letter in its word, and the lines of code unchanged', async () => {
    const text = await captureParagraph(
      '<span style="float:left">T</span>he keeper wrote <b>un</b>seen.</p><pre><code><span style="display:block">let a;</span></code></pre><p>',
    );
    expect(text).toContain('The keeper wrote unseen.');
    expect(text).toMatch(/^let a;$/m);
  });
});

describe('text that the style sheet hides or shows', () => {
  const captureWith = async (addedHtml: string, style = '') => {
    const content = `${generateParagraphs('shown', 8)}${addedHtml}`;
    const html = renderArticlePage('The gauge', content).replace('</head>', `<style>${style}</style></head>`);
    await capture.showPages({ 'https://page.example/story': html });
    return capture.captureText();
  };
  const NOTE = 'The keeper of the gauge writes the height into a book at seven in the morning.';

  it('leaves out the content of a box without height that nothing opens', async () => {
    const { text } = await captureWith(`<div class="z"><p>${NOTE}</p></div>`, '.z{height:0;overflow:hidden}');
    expect(text).not.toContain(NOTE);
  });

  it.each([
    [
      'a box without height that does not contain it',
      `<div style="overflow:hidden"><div style="position:absolute;top:0"><p>${NOTE}</p></div></div>`,
    ],
    [
      'a fixed box that scrolls',
      `<div style="overflow:hidden"><div style="position:fixed;inset:0;overflow:auto"><p>${NOTE}</p></div></div>`,
    ],
  ])('keeps the text of %s', async (_, html) => {
    expect((await captureWith(html)).text).toContain(NOTE);
  });

  it.each([
    [
      'the control below it',
      `<div style="display:none"><p>${NOTE}</p></div><a href="#" class="read-more">Read more</a>`,
    ],
    [
      'a link in a list of tabs',
      `<ul class="tabs"><li><a href="#a">Height</a></li><li><a href="#b">Book</a></li></ul><div id="a"><p>Nine feet.</p></div><div id="b" style="display:none"><p>${NOTE}</p></div>`,
    ],
    [
      'the control above it, in a box without height',
      `<button aria-expanded="false">The book</button><div style="height:0;overflow:hidden"><p>${NOTE}</p></div>`,
    ],
  ])('keeps a collapsed part that is opened by %s', async (_, html) => {
    expect((await captureWith(html)).text).toContain(NOTE);
  });

  it('separates lines of code that only the style sheet makes lines', async () => {
    const lines = ['def read(gauge):', '    return gauge * 2', 'print(read(3))'];
    const spans = lines.map((line) => `<span class="q">${line}</span>`).join('');
    const { text } = await captureWith(
      `<pre><code>${spans}</code></pre>${generateParagraphs('later', 4)}`,
      '.q{display:block}',
    );
    expect(text).toContain(lines.join('\n'));
  });

  it('writes the image of a noscript and of AMP instead of a placeholder', async () => {
    const { markdown } = await captureWith(
      '<figure><img src="/img/placeholder.png" alt="The gauge"><noscript><img src="/img/gauge.jpg"></noscript></figure><amp-img src="/img/pier.jpg" alt="The pier"></amp-img>',
    );
    expect(markdown).toContain('/img/gauge.jpg');
    expect(markdown).toContain('/img/pier.jpg');
    expect(markdown).not.toContain('placeholder');
  });
});

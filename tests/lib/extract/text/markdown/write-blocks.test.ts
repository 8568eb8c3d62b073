// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readArticle } from '@/tests/support/read-at-once';
import { renderMarkdown } from '../../../../support/render-markdown.ts';

/** Returns a page with this body as Markdown and as plain text. */
function convertPage(body: string): { markdown: string; text: string } {
  const page = new DOMParser().parseFromString(`<!doctype html><body>${body}</body>`, 'text/html');
  const { markdown, text } = readArticle(page, { scope: 'page', url: 'https://page.example/a/story' });
  return { markdown, text };
}

type Case = [name: string, body: string, markdown: string];

const HEADINGS: Case[] = [
  ['every level', '<h1>A</h1><h2>B</h2><h3>C</h3><h6>F</h6>', '# A\n\n## B\n\n### C\n\n###### F'],
  [
    'with emphasis and a link',
    '<h2>The <em>old</em> <a href="/g">gauge</a></h2>',
    '## The *old* [gauge](https://page.example/g)',
  ],
  ['with an anchor link', '<h2 id="x">The gauge <a class="anchor" href="#x">¶</a></h2>', '## The gauge'],
  ['inside a link', '<a href="/g"><h3>The gauge</h3></a>', '### The gauge'],
  ['with a line break', '<h2>The gauge<br>on the pier</h2>', '## The gauge on the pier'],
];

const LISTS: Case[] = [
  ['unordered', '<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
  ['ordered, with a start number', '<ol start="3"><li>one</li><li>two</li></ol>', '3. one\n4. two'],
  [
    'nested, ordered and unordered',
    '<ol><li>one<ul><li>a</li><li>b<ol><li>deep</li></ol></li></ul></li><li>two</li></ol>',
    '1. one\n\n   - a\n   - b\n\n     1. deep\n2. two',
  ],
  [
    'nested between items instead of inside an item',
    '<ul><li>one</li><ul><li>a</li></ul><li>two</li></ul>',
    '- one\n  - a\n- two',
  ],
  [
    'with two paragraphs in an item',
    '<ul><li><p>one</p><p>more</p></li><li><p>two</p></li></ul>',
    '- one\n\n  more\n- two',
  ],
  [
    'with code in an item',
    '<ul><li>run<pre><code>a\nb</code></pre></li></ul>',
    '- run\n\n  ```\n  a\n  b\n  ```',
  ],
  ['of terms and descriptions', '<dl><dt>Gauge</dt><dd>reads the tide</dd></dl>', 'Gauge\n\nreads the tide'],
];

const TABLES: Case[] = [
  [
    'with a header',
    '<table><thead><tr><th>Place</th><th>Since</th></tr></thead><tbody><tr><td>A</td><td>1700</td></tr></tbody></table>',
    '| Place | Since |\n| --- | --- |\n| A | 1700 |',
  ],
  [
    'with a cell that spans two columns',
    '<table><tr><th colspan="2">Both</th><th>C</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>',
    '| Both |  | C |\n| --- | --- | --- |\n| 1 | 2 | 3 |',
  ],
  [
    'with a cell that spans two rows',
    '<table><tr><th>Place</th><th>Year</th></tr><tr><td rowspan="2">A</td><td>1</td></tr><tr><td>2</td></tr><tr><td>B</td><td>3</td></tr></table>',
    '| Place | Year |\n| --- | --- |\n| A | 1 |\n|  | 2 |\n| B | 3 |',
  ],
  [
    'with a pipe and a line break in cells',
    '<table><tr><th>a</th><th>b</th></tr><tr><td>x | y</td><td>one<br>two</td></tr></table>',
    '| a | b |\n| --- | --- |\n| x \\| y | one<br>two |',
  ],
  [
    'with links, emphasis and code',
    '<table><tr><th>a</th><th>b</th></tr><tr><td><a href="/x">x</a></td><td><b>y</b> <code>z</code></td></tr></table>',
    '| a | b |\n| --- | --- |\n| [x](https://page.example/x) | **y** `z` |',
  ],
  [
    'with a caption',
    '<table><caption>Heights</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>',
    'Heights\n\n| a | b |\n| --- | --- |\n| 1 | 2 |',
  ],
  [
    'with a list in a cell',
    '<table><tr><th>a</th><th>b</th></tr><tr><td><ul><li>x</li><li>y</li></ul></td><td>z</td></tr></table>',
    '| a | b |\n| --- | --- |\n| - x<br>- y | z |',
  ],
];

const CODE_BLOCKS: Case[] = [
  [
    'with a language class',
    '<pre><code class="language-python">a = 1\n  b</code></pre>',
    '```python\na = 1\n  b\n```',
  ],
  [
    'with the language class of a highlighter',
    '<div class="highlight highlight-source-rust"><pre>fn a() {}</pre></div>',
    '```rust\nfn a() {}\n```',
  ],
  ['with a language attribute', '<pre data-lang="go"><code>x</code></pre>', '```go\nx\n```'],
  ['with the language class of SyntaxHighlighter', '<pre class="brush: js">x</pre>', '```js\nx\n```'],
  ['that contains a fence', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
  ['with one block per line', '<pre><code><div>a</div><div>  b</div></code></pre>', '```\na\n  b\n```'],
  [
    'with line numbers before the lines',
    '<pre><code><span class="ln">1</span>a\n<span class="ln">2</span>b = 2</code></pre>',
    '```\na\nb = 2\n```',
  ],
  [
    'with line numbers in a column',
    '<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre><code class="language-js">a\nb</code></pre></td></tr></table>',
    '```js\na\nb\n```',
  ],
  ['inline', '<p>Call <code>f`x`</code> and <kbd>Enter</kbd>.</p>', 'Call `` f`x` `` and `Enter`.'],
];

const FOOTNOTES: Case[] = [
  [
    'with a superscript reference',
    '<p>So it is.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">A note. <a href="#r1">↩</a></li></ol>',
    'So it is.[^1]\n\n[^1]: A note.',
  ],
  [
    'of a Markdown renderer',
    '<p>So<sup class="footnote-ref"><a href="#fn-a" id="fnref-a" data-footnote-ref>1</a></sup> it is.</p><section class="footnotes"><ol><li id="fn-a"><p>A note. <a href="#fnref-a" data-footnote-backref>↩</a></p></li></ol></section>',
    'So[^1] it is.\n\n[^1]: A note.',
  ],
  [
    'of Wikipedia',
    '<p>So it is.<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> <span class="reference-text">A book.</span></li></ol>',
    'So it is.[^1]\n\n[^1]: A book.',
  ],
  [
    'with an absolute reference',
    '<p>So it is.<sup><a href="https://page.example/a/story#fn1">1</a></sup></p><ol><li id="fn1">A note.</li></ol>',
    'So it is.[^1]\n\n[^1]: A note.',
  ],
  [
    'with two references',
    '<p>One<sup><a href="#n">1</a></sup> two<sup><a href="#n">1</a></sup>.</p><p id="n">A note.</p>',
    'One[^1] two[^1].\n\n[^1]: A note.',
  ],
  [
    'with two paragraphs',
    '<p>So<sup><a href="#n">1</a></sup>.</p><div id="n"><p>A note.</p><p>More of it.</p></div>',
    'So[^1].\n\n[^1]: A note.\n\n    More of it.',
  ],
  [
    'of one word, which is not the definition of a link',
    '<p>So<sup><a href="#n">1</a></sup>.</p><p id="n">Ibid.</p>',
    'So[^1].\n\n[^1]: Ibid. &nbsp;',
  ],
  [
    'of one word and a line break',
    '<p>So<sup><a href="#n">1</a></sup>.</p><p id="n">Ibid.<br>See p. 4</p>',
    'So[^1].\n\n[^1]: Ibid. &nbsp;  \n    See p. 4',
  ],
  [
    'of a word and a quoted title',
    '<p>So<sup><a href="#n">1</a></sup>.</p><p id="n">Halvorsen "The gauge"</p>',
    'So[^1].\n\n[^1]: Halvorsen &nbsp; "The gauge"',
  ],
];

const buildKatexHtml = (tex: string) =>
  `<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">${tex}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x</span></span>`;
const FORMULAS: Case[] = [
  ['of KaTeX, inline', `<p>So ${buildKatexHtml('x^2')} is.</p>`, 'So $x^2$ is.'],
  [
    'of KaTeX, in display mode',
    `<p><span class="katex-display">${buildKatexHtml('\\sum x')}</span></p>`,
    '$$\\sum x$$',
  ],
  [
    'of MathML with a LaTeX annotation',
    '<p>So <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>.</p>',
    'So $x_1$.',
  ],
  ['of MathML with an alttext', '<p>So <math alttext="x_{1}"><mi>x</mi></math>.</p>', 'So $x_{1}$.'],
  [
    'of MathJax 2',
    '<p>So <span class="MathJax_Preview">x</span><span class="MathJax" id="e1"><span>x</span></span><script type="math/tex">x^3</script>.</p>',
    'So $x^3$.',
  ],
  [
    'of MathJax 2, in display mode',
    '<div class="MathJax_Display"><span class="MathJax">x</span></div><script type="math/tex; mode=display">x^3</script>',
    '$$x^3$$',
  ],
  [
    'of MathJax 3, without a source',
    '<p>So <mjx-container class="MathJax" jax="CHTML"><mjx-math><mjx-mi></mjx-mi></mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mfrac><mn>1</mn><msub><mi>y</mi><mi>i</mi></msub></mfrac></math></mjx-assistive-mml></mjx-container>.</p>',
    'So $x^{2} + \\frac{1}{y_{i}}$.',
  ],
  [
    'of MathJax 3, in display mode',
    '<p><mjx-container display="true"><mjx-assistive-mml display="block"><math display="block"><msqrt><mi>α</mi></msqrt><mo>≤</mo><munderover><mo>∑</mo><mn>0</mn><mi>n</mi></munderover><mtext>for all</mtext></math></mjx-assistive-mml></mjx-container></p>',
    '$$\\sqrt{\\alpha} \\leq \\sum_{0}^{n} \\text{for all}$$',
  ],
  [
    'of Wikipedia',
    '<p>So <span class="mwe-math-element"><span class="mwe-math-mathml-inline"><math alttext="{\\displaystyle E}"><semantics><mi>E</mi><annotation encoding="application/x-tex">{\\displaystyle E}</annotation></semantics></math></span><img class="mwe-math-fallback-image-inline" alt="{\\displaystyle E}" src="e.svg"></span>.</p>',
    'So $E$.',
  ],
  [
    'with characters that Markdown reads as a tag and a link',
    `<p>${buildKatexHtml('a&lt;b [x](y)')}</p>`,
    '$a< b [x] (y)$',
  ],
];

const IMAGES: Case[] = [
  [
    'with alternative text',
    '<p><img src="pier.png" alt="The pier"></p>',
    '![The pier](https://page.example/a/pier.png)',
  ],
  ['without alternative text', '<p><img src="/pier.png"></p>', '![](https://page.example/pier.png)'],
  [
    'with a caption',
    '<figure><img src="p.png" alt="Pier"><figcaption>The pier at noon.</figcaption></figure>',
    '![Pier](https://page.example/a/p.png)\n\nThe pier at noon.',
  ],
  [
    'that loads lazily',
    '<p><img src="data:image/gif;base64,R0" data-src="/late.png" alt="Late"></p>',
    '![Late](https://page.example/late.png)',
  ],
  [
    'with several sizes',
    '<p><picture><source srcset="/big.webp"><img srcset="/small.png 1x, /big.png 2x" alt="Pier"></picture></p>',
    '![Pier](https://page.example/small.png)',
  ],
  [
    'in a link',
    '<p><a href="/big"><img src="/small.png" alt="Pier"></a></p>',
    '[![Pier](https://page.example/small.png)](https://page.example/big)',
  ],
  [
    'with Markdown characters in its alternative text',
    '<p><img src="/p.png" alt="a ] b [c](d)"></p>',
    '![a \\] b \\[c\\](d)](https://page.example/p.png)',
  ],
];

const LINKS: Case[] = [
  [
    'with a relative URL',
    '<p><a href="b?x=1#y">one</a> <a href="//other.example/z">two</a></p>',
    '[one](https://page.example/a/b?x=1#y) [two](https://other.example/z)',
  ],
  ['within the page, written as text', '<p>See <a href="#part">below</a>.</p>', 'See below.'],
  [
    'with a scheme other than http(s), written as text',
    '<p><a href="javascript:run()">Run</a> <a href="mailto:a@b.example">write</a></p>',
    'Run write',
  ],
  ['with brackets in the URL', '<p><a href="/a_(b)">x</a></p>', '[x](https://page.example/a_%28b%29)'],
  ['with surrounding white space', '<p>a<a href="/x"> b </a>c</p>', 'a [b](https://page.example/x) c'],
];

describe('Markdown of readArticle', () => {
  it.each(HEADINGS)('writes a heading: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
  it.each(LISTS)('writes a list: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
  it('escapes text that looks like a list or a heading', () =>
    expect(convertPage('<p>- no item</p><p>1. no number</p><p># no heading</p>').markdown).toBe(
      '\\- no item\n\n1\\. no number\n\n\\# no heading',
    ));
  it.each(TABLES)('writes a table: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
  it.each(CODE_BLOCKS)('writes code: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
  it.each(FOOTNOTES)('writes a footnote: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
  it.each(FOOTNOTES)('writes no link for a reader of Markdown without footnotes: %s', (_, body) =>
    expect(renderMarkdown(convertPage(body).markdown)).not.toContain('<a '),
  );
  it.each(FORMULAS)('writes a formula: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
  it.each(IMAGES)('writes an image: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
  it.each(LINKS)('writes a link: %s', (_, body, markdown) =>
    expect(convertPage(body).markdown).toBe(markdown),
  );
});

describe('plain text of readArticle', () => {
  it('has one line per block and no Markdown syntax', () => {
    const { text } = convertPage(
      '<h2>The gauge</h2><p>One <b>bold</b> <a href="/x">link</a><sup><a href="#n">1</a></sup>.</p><ul><li>a<ul><li>b</li></ul></li></ul><table><tr><th>c</th><th>d</th></tr><tr><td>1</td><td>2</td></tr></table><pre>x\ny</pre><p id="n">A note.</p>',
    );

    expect(text).toBe('The gauge\nOne bold link1.\na\nb\nc | d\n1 | 2\nx\ny\nA note.');
  });
});

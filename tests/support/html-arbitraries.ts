import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const FIXTURES = join(import.meta.dirname, '../fixtures');

/** Reads the fixture pages in one folder of `tests/fixtures`. */
export const readFixturePages = (folder: string): string[] =>
  readdirSync(join(FIXTURES, folder))
    .filter((file) => file.endsWith('.html'))
    .map((file) => readFileSync(join(FIXTURES, folder, file), 'utf8'));

const TAG_NAMES =
  'div p span a ul ol li table tr td th pre code h1 h2 blockquote figure img br form nav article section sup dl dt dd svg math details summary button noscript'.split(
    ' ',
  );
const TEXTS = [
  'tide',
  'Water level.',
  '\0',
  '\ud800',
  '\r\n',
  '# not a heading',
  '- no item',
  '1. no number',
  '| no | cell |',
  '`x`',
  '```',
  '$x$',
  '<b>',
  '&lt;script&gt;run()&lt;/script&gt;',
  '](javascript:run())',
  '\u2028',
  'mañana',
  '水',
];
const ATTRIBUTES = [
  '',
  ' href="javascript:run()"',
  ' href="/a b"',
  ' href="https://page.example/)<x"',
  ' id="fn1"',
  ' name="body"',
  ' name="childNodes"',
  ' class="post comment"',
  ' class="language-<img src=x>"',
  ' hidden',
  ' onclick="run()"',
  ' onerror="run()" src="x"',
  ' src="data:image/png;base64,AA"',
  ' src="pier.png" alt="<img src=x onerror=run()>"',
  ' href="#fn1"',
  ' class="nav share"',
  ' data-latex="a<b <img src=x onerror=run()>"',
  ' colspan="3"',
  ' style="display:contents"',
  ' itemprop="author"',
  ' it?<="1"',
];
// The markup runs code, hides text, embeds frames, is incomplete or has special parsing rules.
const UNUSUAL_MARKUP = [
  '<script>run()</script>',
  '<style>p{display:none}</style>',
  '<template shadowrootmode="open"><p>In the shade.</p><slot></slot></template>',
  '<iframe srcdoc="<p onclick=run()>In a frame.</p>"></iframe>',
  '<base href="javascript:run()">',
  '<svg><script>run()</script><foreignObject><p>Drawn.</p></foreignObject></svg>',
  '<math><semantics><mi>h</mi><annotation encoding="application/x-tex">h<x onclick=run()></annotation></semantics></math>',
  '<script type="math/tex">x<y</script>',
  '<script type="application/ld+json">{"@type":"Article","articleBody":"<img src=x onerror=run()> and so on"}</script>',
  '<select><option>One</option></select><textarea></p>',
  '<table><p>Out of the table.</p><tr>',
  '<form><input name="parentNode"><input name="attributes">',
  '<!-- never closed',
  '</div></body></html>',
  '<a><a><b><i></b></p></i>',
];

const markup = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 6 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...TEXTS),
    fc.constantFrom(...UNUSUAL_MARKUP),
    fc
      .tuple(fc.constantFrom(...TAG_NAMES), fc.constantFrom(...ATTRIBUTES), tie('html'))
      .map(([tag, attribute, content]) => `<${tag}${attribute}>${content}</${tag}>`),
  ),
}));

/** Generates random markup, of which a large part is malformed or hostile. */
export const htmlArbitrary: fc.Arbitrary<string> = markup.html;

/** Creates an arbitrary of damaged copies of these pages: a part is removed or repeated, or the end is missing. */
export const createBrokenPageArbitrary = (pages: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...pages),
      fc.nat(),
      fc.nat(),
      fc.constantFrom('remove', 'repeat', 'truncate'),
      htmlArbitrary,
    )
    .map(([page, positionA, positionB, damage, insertedHtml]) => {
      const start = Math.min(positionA % page.length, positionB % page.length);
      const end = Math.max(positionA % page.length, positionB % page.length);
      if (damage === 'remove') return page.slice(0, start) + insertedHtml + page.slice(end);
      if (damage === 'repeat') return page.slice(0, end) + insertedHtml + page.slice(start);
      return page.slice(0, end);
    });

import { generateParagraphs } from './generate-pages.ts';

/** The title of every attack page. */
export const ATTACK_TITLE = 'The gauge at the pier';

const MANY = 200_000;
const spaces = '\u00a0'.repeat(MANY);

/** Pages by the extraction function that each attacks, with repetitions on which a backtracking search would not end. */
export const ATTACK_PAGES: Record<string, () => string> = {
  tables: () =>
    renderPage(
      `<table><tr><th>n</th><th>code</th></tr><tr><td>${'1'.repeat(60)}a</td><td><code>x</code></td></tr></table>`,
    ),
  title: () => renderPage('', `<meta property="og:title" content="a ${' -'.repeat(MANY)}x">`),
  byline: () =>
    renderPage(`<p class="byline">By ${'a '.repeat(900)}</p><p class="author">${'(['.repeat(900)}</p>`),
  identifiers: () =>
    renderPage(
      '',
      `<meta name="dc.identifier" content="ssrn ${spaces}x"><meta name="citation_doi" content="10.1000/a${'/meta'.repeat(MANY / 5)}x">`,
    ),
  dates: () =>
    renderPage(
      `<p class="date">1${spaces}May${spaces}2024</p><time datetime="${'2024-'.repeat(MANY / 5)}">x</time>`,
    ),
  descriptions: () => renderPage('', `<meta name="description" content="Abstract${spaces}x">`),
  'JSON-LD': () =>
    renderPage(
      '',
      `<script type="application/ld+json">{"headline":"${'\\"'.repeat(MANY)}</script><script type="application/ld+json">${'{}'.repeat(MANY)}x</script>`,
    ),
  Markdown: () =>
    renderPage(
      `<h2>a${spaces}b</h2><p><b>${spaces}x</b> <a href="/a">${spaces}y</a></p><pre>${' '.repeat(MANY)}x</pre>`,
    ),
  addresses: () =>
    renderPage('', `<link rel="canonical" href="https://harbour.example/${'/'.repeat(MANY)}x">`),
};

const renderPage = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${ATTACK_TITLE}</title>${head}</head>
<body><article><h1>${ATTACK_TITLE}</h1>${body}${generateParagraphs('attack', 6)}</article></body></html>`;

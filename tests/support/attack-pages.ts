import { generateParagraphs } from './generate-pages.ts';

/** The title of every attack page. */
export const ATTACK_TITLE = 'The gauge at the pier';

const REPETITIONS = 200_000;
const nonBreakingSpaces = '\u00a0'.repeat(REPETITIONS);

/** Pages that attack one extraction function each, with repetitions on which a backtracking regular expression would not end. */
export const ATTACK_PAGES: Record<string, () => string> = {
  tables: () =>
    renderPage(
      `<table><tr><th>n</th><th>code</th></tr><tr><td>${'1'.repeat(60)}a</td><td><code>x</code></td></tr></table>`,
    ),
  title: () => renderPage('', `<meta property="og:title" content="a ${' -'.repeat(REPETITIONS)}x">`),
  byline: () =>
    renderPage(`<p class="byline">By ${'a '.repeat(900)}</p><p class="author">${'(['.repeat(900)}</p>`),
  identifiers: () =>
    renderPage(
      '',
      `<meta name="dc.identifier" content="ssrn ${nonBreakingSpaces}x"><meta name="citation_doi" content="10.1000/a${'/meta'.repeat(REPETITIONS / 5)}x">`,
    ),
  dates: () =>
    renderPage(
      `<p class="date">1${nonBreakingSpaces}May${nonBreakingSpaces}2024</p><time datetime="${'2024-'.repeat(REPETITIONS / 5)}">x</time>`,
    ),
  descriptions: () => renderPage('', `<meta name="description" content="Abstract${nonBreakingSpaces}x">`),
  'JSON-LD': () =>
    renderPage(
      '',
      `<script type="application/ld+json">{"headline":"${'\\"'.repeat(REPETITIONS)}</script><script type="application/ld+json">${'{}'.repeat(REPETITIONS)}x</script>`,
    ),
  Markdown: () =>
    renderPage(
      `<h2>a${nonBreakingSpaces}b</h2><p><b>${nonBreakingSpaces}x</b> <a href="/a">${nonBreakingSpaces}y</a></p><pre>${' '.repeat(REPETITIONS)}x</pre>`,
    ),
  addresses: () =>
    renderPage('', `<link rel="canonical" href="https://harbour.example/${'/'.repeat(REPETITIONS)}x">`),
};

const renderPage = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${ATTACK_TITLE}</title>${head}</head>
<body><article><h1>${ATTACK_TITLE}</h1>${body}${generateParagraphs('attack', 6)}</article></body></html>`;

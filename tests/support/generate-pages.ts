const SENTENCES = [
  'The gauge at the end of the pier has been read by hand since the winter of the great storm.',
  'Each reading is written in pencil, because ink runs in the spray and pencil does not.',
  'Nobody planned the series to last; it lasted because stopping it was never anyone’s job.',
  'When the digital sensor came, the two were kept side by side for six years.',
  'They differed by four millimetres on average, and by far more on the days that mattered.',
  'The engineers found that the sensor’s housing filled with silt after every easterly gale.',
  'A series that can be checked against another is worth more than two that cannot.',
  'The town now publishes both, with the days on which they disagree marked in the margin.',
];

/** Generates an ordinary article with metadata. Title and text contain the last segment of the path, so that they are unique. */
export function generateArticle(pathname: string): string {
  const name = decodeURIComponent(pathname.split('/').at(-1) || 'one');
  return renderArticlePage(`The gauge on the pier, part ${name}`, generateParagraphs(name, 14));
}

/**
 * Generates a paper for the path `/paper/DOI-SUFFIX/TITLE/CANONICAL`, in which `-` omits a value. Papers with the same DOI are
 * copies of one paper. Their texts depend on the title, so they are different.
 */
export function generatePaper(pathname: string): string {
  const [, , doi = '-', title = 'A paper', canonical = '-'] = pathname.split('/').map(decodeURIComponent);
  const head = [
    `<meta name="citation_title" content="${title}">`,
    ...(doi === '-' ? [] : [`<meta name="citation_doi" content="10.5555/${doi}">`]),
    ...(canonical === '-' ? [] : [`<link rel="canonical" href="${canonical}">`]),
  ];
  return renderArticlePage(title, generateParagraphs(title, 14), head.join('\n'));
}

/** Generates an article with about `bytes` bytes of text in ordinary paragraphs. */
export function generateHugeArticle(bytes: number): string {
  const paragraph = generateParagraphs('huge', 1);
  return renderArticlePage(
    'Every reading since the great storm',
    paragraph.repeat(Math.ceil(bytes / paragraph.length)),
  );
}

/** Generates an article page of about `bytes` bytes. As on real sites, a part of the page is navigation, styles and scripts. */
export function generateSizedArticle(name: string, bytes: number): string {
  const links = Array.from(
    { length: 60 },
    (_, index) => `<li><a href="/section/${index}">Section ${index}</a></li>`,
  ).join('');
  const style = `.box{margin:0 auto;padding:4px}`.repeat(Math.ceil(bytes / 8 / 31));
  const paragraphCount = Math.max(4, Math.floor((bytes * 5) / 8 / generateParagraphs(name, 1).length));
  const scripts = `<script>var filler=${JSON.stringify('x'.repeat(Math.floor(bytes / 8)))};</script>`;
  return renderArticlePage(
    `The gauge on the pier, ${name}`,
    generateParagraphs(name, paragraphCount),
    `<style>${style}</style>${scripts}`,
    links,
  );
}

/** Generates paragraphs. Each contains the name of the page and its number, so that no two are equal. */
export function generateParagraphs(name: string, count: number): string {
  const generateParagraph = (index: number) => {
    const sentences = [0, 1, 2, 3].map((offset) => SENTENCES[(index * 3 + offset * 5) % SENTENCES.length]);
    return `<p>${sentences.join(' ')} Entry ${name}, paragraph ${index + 1}.</p>`;
  };
  return Array.from({ length: count }, (_, index) => generateParagraph(index)).join('\n');
}

/** Renders an article page with metadata, a menu and a footer around `body`. */
export function renderArticlePage(
  title: string,
  body: string,
  head = '',
  links = '<li><a href="/">Home</a></li>',
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="author" content="Ines Halvorsen">
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="Harbour Light">
<meta property="article:published_time" content="2026-03-14T08:00:00Z">
${head}
</head>
<body>
<header><nav><ul>${links}</ul></nav></header>
<main><article><h1>${title}</h1>
${body}
</article></main>
<footer><p>Harbour Light, a paper of our own invention.</p></footer>
</body>
</html>`;
}

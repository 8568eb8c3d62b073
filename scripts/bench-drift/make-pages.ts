import { buildSentence } from '../bench-anchor/page-model.ts';
import { createRandom, type Random } from '../bench-anchor/random.ts';

/** The text of an article: its title and its paragraphs, each a list of sentences. */
export type ArticleText = { title: string; paragraphs: string[][] };

/** The name of a change of one sentence. */
export type EditName = (typeof EDITS)[number];
export const EDITS = ['word', 'number', 'negation', 'sentence removed', 'sentence added'] as const;

/** The layouts of pages. Each has other markup around the article. */
export const LAYOUTS = [
  'news',
  'blog',
  'magazine',
  'documentation',
  'plain',
  'divs',
  'divs with teasers',
] as const;
export type Layout = (typeof LAYOUTS)[number];

const makeSentence = (random: Random, length: number): string => {
  const sentence = buildSentence(random, 'latin', length).join('').trim();
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
};

const makeTitle = (random: Random): string => makeSentence(random, 5 + random.integer(4)).replace(/\.$/, '');

/** Makes the text of an article with a number in every third sentence. */
export function makeArticleText(seed: number): ArticleText {
  const random = createRandom(seed);
  return {
    title: makeTitle(random),
    paragraphs: Array.from({ length: 6 + random.integer(8) }, () =>
      Array.from({ length: 2 + random.integer(3) }, (_, index) => {
        const sentence = makeSentence(random, 9 + random.integer(12));
        return index % 3 === 0 ? sentence.replace(/\.$/, ` in ${1900 + random.integer(120)}.`) : sentence;
      }),
    ),
  };
}

/** Changes one sentence. Returns the new text and a word that the change removed or added. */
export function editArticle(
  { title, paragraphs }: ArticleText,
  edit: EditName,
  seed: number,
): { article: ArticleText; changedWord: string } {
  const random = createRandom(seed);
  const changed = paragraphs.map((sentences) => [...sentences]);
  const paragraph = changed[random.integer(changed.length)] ?? [];
  const index = edit === 'number' ? 0 : random.integer(paragraph.length);
  const words = (paragraph[index] ?? '').split(' ');
  const position = 1 + random.integer(words.length - 2);
  const replace = (count: number, replacement: string[]): void => {
    words.splice(position, count, ...replacement);
    paragraph[index] = words.join(' ');
  };
  switch (edit) {
    case 'word':
      replace(1, ['zunophal']);
      return { article: { title, paragraphs: changed }, changedWord: 'zunophal' };
    case 'negation':
      replace(0, ['never']);
      return { article: { title, paragraphs: changed }, changedWord: 'never' };
    case 'number':
      paragraph[index] = (paragraph[index] ?? '').replace(/\d+(?=\.$)/, '1873');
      return { article: { title, paragraphs: changed }, changedWord: '1873' };
    case 'sentence removed':
      paragraph.splice(index, 1);
      return { article: { title, paragraphs: changed }, changedWord: words[0] ?? '' };
    case 'sentence added':
      paragraph.splice(index, 0, 'Zunophal measurements were added by the editors afterwards.');
      return { article: { title, paragraphs: changed }, changedWord: 'Zunophal' };
  }
}

/** What differs between two visits of an unchanged page. */
export type Noise = {
  random: Random;
  age: string;
  counters: string;
  relatedList: string;
  teasers: string;
  comments: string;
  advertisement: string;
  inlineLink: string;
};

/** Generates the parts of a page that differ between two visits. Each seed is another visit. */
export function makeNoise(seed: number): Noise {
  const random = createRandom(seed);
  const count = (limit: number): string => (1 + random.integer(limit)).toLocaleString('en');
  const link = (): string => `<a href="/story-${random.integer(1e6)}">${makeTitle(random)}</a>`;
  const repeat = (length: number, make: () => string): string => Array.from({ length }, make).join('');
  return {
    random,
    age: random.pick([
      'just now',
      `${count(58)} minutes ago`,
      `${count(22)} hours ago`,
      'yesterday',
      '3 days ago',
    ]),
    counters: `${count(90_000)} views · ${count(400)} shares · ${count(90)} comments`,
    relatedList: `<ul>${repeat(3 + random.integer(3), () => `<li>${link()}</li>`)}</ul>`,
    teasers: repeat(3, () => `<div class="card"><h4>${link()}</h4><p>${makeSentence(random, 14)}</p></div>`),
    comments: repeat(
      1 + random.integer(5),
      () =>
        `<li class="comment" id="comment-${random.integer(1e6)}"><b class="comment-author">reader${random.integer(999)}</b> <time>${count(50)} minutes ago</time><p>${makeSentence(random, 16)}</p><a href="#">Reply</a></li>`,
    ),
    advertisement: random.pick([
      '<div class="ad-slot"><span>Advertisement</span></div>',
      `<aside class="advert"><span>Sponsored</span><a href="https://ads.example/${random.integer(1e6)}">${makeTitle(random)}</a></aside>`,
      `<div class="promo-ad"><p>ADVERTISEMENT</p><iframe src="https://ads.example/${random.integer(1e6)}"></iframe></div>`,
      '',
    ]),
    inlineLink: random.pick([
      `<p class="related-inline"><strong>Read more:</strong> ${link()}</p>`,
      `<p>${link()}</p>`,
      '',
    ]),
  };
}

/** Renders a page. Two pages of the same article with different `noiseSeed` are two visits of an unchanged page. */
export function renderPage({ title, paragraphs }: ArticleText, layout: Layout, noiseSeed: number): string {
  const noise = makeNoise(noiseSeed);
  const body = paragraphs.map((sentences) => `<p>${sentences.join(' ')}</p>`);
  const middle = Math.floor(body.length / 2);
  const text = [...body.slice(0, middle), noise.advertisement, noise.inlineLink, ...body.slice(middle)].join(
    '\n',
  );
  const head = `<title>${title}</title><meta property="og:title" content="${title}"><meta name="request-id" content="${noise.random.integer(1e9)}">`;
  return `<!doctype html><html lang="en"><head>${head}</head><body>${LAYOUT_RENDERERS[layout](title, text, noise)}</body></html>`;
}

const NAVIGATION = '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/about">About</a></nav>';
const FOOTER = '<footer><p>© The Paper. All rights reserved.</p></footer>';

const LAYOUT_RENDERERS: Record<Layout, (title: string, text: string, noise: Noise) => string> = {
  news: (title, text, { age, counters, relatedList, comments }) => `${NAVIGATION}
    <div class="ticker">Breaking: ${age}</div>
    <main><article><h1>${title}</h1><p class="byline">By Ana Field · Updated ${age} · 5 min read</p>
    <div class="share"><button>Share</button><button>Tweet</button></div><p class="counters">${counters}</p>
    <div class="article-body">${text}</div>
    <section class="related"><h2>Related articles</h2>${relatedList}</section></article></main>
    <section id="comments"><h2>Comments</h2><ol class="comment-list">${comments}</ol></section>${FOOTER}`,
  blog: (title, text, { age, counters, relatedList, comments, random }) => `${NAVIGATION}
    <div class="post" id="post-${random.integer(1e6)}"><h2 class="entry-title">${title}</h2><div class="meta">Posted ${age} · ${counters}</div>
    <div class="entry-content">${text}<p>Share this</p></div><div class="jp-relatedposts"><h3>Related</h3>${relatedList}</div></div>
    <div id="comments" class="comments-area"><h3>${1 + random.integer(40)} responses</h3><ol class="commentlist">${comments}</ol></div>
    <aside class="widget"><h3>Popular posts</h3>${relatedList}</aside>${FOOTER}`,
  magazine: (title, text, { age, counters, teasers, relatedList }) => `${NAVIGATION}
    <article><header><h1>${title}</h1><div>By Ana Field</div><time>${age}</time></header><div class="stats">${counters}</div>
    <div class="content">${text}</div></article><section class="read-next"><h3>Read next</h3>${teasers}</section>
    <aside class="most-read"><h3>Most read</h3>${relatedList}</aside>${FOOTER}`,
  documentation: (title, text, { age, relatedList, random }) => `${NAVIGATION}
    <div class="layout"><aside class="sidebar">${relatedList}</aside><main class="doc"><h1>${title}</h1>${text}
    <p class="doc-meta">Last updated ${age}</p><p>Was this page helpful? ${random.integer(900)} people found it helpful</p></main></div>${FOOTER}`,
  plain: (title, text, { age, counters }) => `<h1>${title}</h1>
    <p>${counters}</p>${text}<p>Last modified: ${age}</p><p>${counters}</p>`,
  divs: (title, text, noise) => renderDivs(title, text, noise, noise.relatedList),
  'divs with teasers': (title, text, noise) => renderDivs(title, text, noise, noise.teasers),
};

/** Renders a page without any element or class that says what its parts are. */
const renderDivs = (
  title: string,
  text: string,
  { age, counters, comments, advertisement }: Noise,
  otherStories: string,
): string => `<div id="app"><div class="top">${NAVIGATION}</div>
    <div class="col"><div class="head">${title}</div><div class="sub">${age} | ${counters}</div><div class="txt">${text}</div>${advertisement}
    <div class="more"><div class="t">You may also like</div>${otherStories}</div><div class="discussion"><div class="t">12 comments</div><ul>${comments}</ul></div></div></div>`;

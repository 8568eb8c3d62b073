import type { WikiServer } from './create-wiki-server';
import type { WikiPage, WikiState } from './wiki-state';

/** A sample article that a developer can capture. The texts were written for this project, and the people are invented. */
type Article = { title: string; author: string; published: string; site: string; paragraphs: string[] };

const ARTICLES: Record<string, Article> = {
  'harbour-clock': {
    title: 'The harbour clock that ran on salt water',
    author: 'Ines Varga',
    published: '2021-03-14',
    site: 'The Sample Courier',
    paragraphs: [
      'For sixty years the ferries of Lower Quay left by a clock that nobody wound. A float in a shaft below the customs house rose and fell with the tide, and a train of brass wheels turned that slow breath into hours.',
      'The clock was never exact. At spring tide it ran four minutes fast, at neap tide three minutes slow, and the ferrymen kept a table of corrections nailed inside the wheelhouse door. What it lost in precision it repaid in patience: it stopped twice in its life, both times for want of grease.',
      'When the shaft silted up, the town voted to keep the face and put an electric motor behind it. The table of corrections is still on the door. Old passengers say that they miss being early without having hurried.',
    ],
  },
  'counting-bees': {
    title: 'Counting bees with a bucket of sand',
    author: 'Tomas Reed',
    published: '2022-06',
    site: 'Field Notes Quarterly',
    paragraphs: [
      'A hive can be counted by its weight, if one is willing to be wrong by a tenth. We hung eleven hives from a beam and balanced each against a bucket, pouring in sand until the beam lay level at dawn, before the first flight.',
      'The weight of the sand fell by three hundred grams through a dry week and rose again with the lime blossom. Two hives lost weight while their neighbours gained; both were found to have lost their queen, eight days before the keeper would have looked.',
      'The method asks for no batteries and no glass. It needs a level beam, a calm morning and somebody who gets up early. Its error, against a count by hand, was nine in a hundred at worst and four in the middle of the season.',
    ],
  },
};

/** Returns the URLs of the sample articles. The wiki has only the title of the first, and many values of the second. */
export const buildArticleUrls = (origin: string): [stub: string, rich: string] => [
  `${origin}/articles/harbour-clock`,
  `${origin}/articles/counting-bees`,
];

/** Serves the API of the wiki, the sample articles, and each page of the wiki as HTML at `/wiki/{id}`. */
export function serveSampleSite({ fetch, state }: WikiServer): WikiServer['fetch'] {
  return async (request, env) => {
    const [, folder, id = ''] = new URL(request.url).pathname.split('/').map(decodeURIComponent);
    if (folder === 'articles') return renderArticle(ARTICLES[id]);
    if (folder === 'wiki') return renderWikiPage(state.pages.get(id), state);
    return fetch(request, env);
  };
}

function renderArticle(article: Article | undefined): Response {
  if (!article) return renderHtml('Not found', '<p>There is no such article.</p>', 404);
  const { title, author, published, site, paragraphs } = article;
  const meta = [
    `<meta property="og:title" content="${escapeHtml(title)}">`,
    `<meta property="og:site_name" content="${escapeHtml(site)}">`,
    `<meta name="author" content="${escapeHtml(author)}">`,
    `<meta property="article:published_time" content="${published}">`,
  ].join('');
  const paragraphsHtml = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('');
  return renderHtml(title, `<article><p>By ${escapeHtml(author)}</p>${paragraphsHtml}</article>`, 200, meta);
}

function renderWikiPage(page: WikiPage | undefined, state: WikiState): Response {
  if (!page) return renderHtml('Not found', '<p>This wiki has no such page.</p>', 404);
  const citedRows = [...state.citedBy]
    .filter(([, pageIds]) => pageIds.includes(page.id))
    .map(([id]) => state.rows.get(id));
  const items = citedRows.map(
    (row) => row && `<li><a href="${escapeHtml(row.url)}">${escapeHtml(String(row.title))}</a></li>`,
  );
  return renderHtml(
    page.title,
    `<p>${escapeHtml(page.description ?? '')}</p><h2>Sources</h2><ul>${items.join('')}</ul>`,
  );
}

function renderHtml(title: string, body: string, status = 200, head = ''): Response {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${head}</head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`;
  return new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

import { Hono } from 'hono';
import { badQuery, bodyOf, notFound, numberOf } from './body';
import { contentSchema } from './schemas';
import type { WikiState } from './state';

/** Sections 6 and 6a: the text of an address, and the claims that rest on it. */
export function contentRoutes(state: WikiState): Hono {
  const app = new Hono();
  app.post('/api/citations/content/upsert', async (c) => {
    const read = await bodyOf(c, state.mode, contentSchema);
    if ('answer' in read) return read.answer;
    state.storeContent(read.body);
    return c.json({ url: read.body.url });
  });
  app.get('/api/citations/content', (c) => {
    const url = c.req.query('url');
    if (!url) return badQuery(c, 'url');
    const kept = state.contents.get(url);
    if (!kept) return notFound(c, 'Content');
    const { id: _, ...content } = kept;
    return c.json(content);
  });
  app.get('/api/citations/content/list', (c) => {
    const limit = numberOf(c, 'limit', 50, 1, 200);
    const offset = numberOf(c, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
    if (limit === null || offset === null) return badQuery(c, 'limit');
    const all = [...state.contents.values()];
    const entries = all
      .slice(offset, offset + limit)
      .map(({ id: _, fullText, fullTextPreview, resourceId: __, fetchMethod: ___, ...rest }) => ({
        ...rest,
        hasFullText: fullText !== null,
        hasPreview: fullTextPreview !== null,
      }));
    const having = (name: string) => all.filter((content) => content[name] !== null).length;
    return c.json({
      entries,
      total: all.length,
      withFullText: having('fullText'),
      withPreview: having('fullTextPreview'),
      limit,
      offset,
    });
  });
  app.get('/api/citations/quotes-by-url', (c) => {
    const url = c.req.query('url');
    const limit = numberOf(c, 'limit', 100, 1, 500);
    if (!url) return badQuery(c, 'url');
    if (limit === null) return badQuery(c, 'limit');
    const quotes = state.quotes.filter((quote) => quote.url === url);
    const having = (verdict: string) => quotes.filter((quote) => quote.accuracyVerdict === verdict).length;
    return c.json({
      quotes: quotes.slice(0, limit),
      stats: {
        totalPages: new Set(quotes.map(({ pageId }) => pageId)).size,
        totalQuotes: quotes.length,
        verified: quotes.filter((quote) => quote.quoteVerified).length,
        accurate: having('accurate'),
        inaccurate: having('inaccurate'),
        unsupported: having('unsupported'),
        minorIssues: having('minor_issues'),
      },
    });
  });
  return app;
}

import { Hono } from 'hono';
import { parseBody, parseIntegerParameter, respondBadQuery, respondNotFound } from './parse-body';
import { contentSchema } from './schemas';
import type { WikiState } from './wiki-state';

/** The routes of sections 6 and 6a of the protocol: the text of a URL, and the quotes of pages from that text. */
export function createContentRoutes(state: WikiState): Hono {
  const app = new Hono();
  app.post('/api/citations/content/upsert', async (context) => {
    const parsed = await parseBody(context, state.mode, contentSchema);
    if ('answer' in parsed) return parsed.answer;
    state.storeContent(parsed.body);
    return context.json({ url: parsed.body.url });
  });
  app.get('/api/citations/content', (context) => {
    const url = context.req.query('url');
    if (!url) return respondBadQuery(context, 'url');
    const storedContent = state.contents.get(url);
    if (!storedContent) return respondNotFound(context, 'Content');
    const { id: _, ...content } = storedContent;
    return context.json(content);
  });
  app.get('/api/citations/content/list', (context) => {
    const limit = parseIntegerParameter(context, 'limit', 50, 1, 200);
    const offset = parseIntegerParameter(context, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
    if (limit === null || offset === null) return respondBadQuery(context, 'limit');
    const allContents = [...state.contents.values()];
    const entries = allContents
      .slice(offset, offset + limit)
      .map(({ id: _, fullText, fullTextPreview, resourceId: __, fetchMethod: ___, ...rest }) => ({
        ...rest,
        hasFullText: fullText !== null,
        hasPreview: fullTextPreview !== null,
      }));
    const countWith = (name: string) => allContents.filter((content) => content[name] !== null).length;
    return context.json({
      entries,
      total: allContents.length,
      withFullText: countWith('fullText'),
      withPreview: countWith('fullTextPreview'),
      limit,
      offset,
    });
  });
  app.get('/api/citations/quotes-by-url', (context) => {
    const url = context.req.query('url');
    const limit = parseIntegerParameter(context, 'limit', 100, 1, 500);
    if (!url) return respondBadQuery(context, 'url');
    if (limit === null) return respondBadQuery(context, 'limit');
    const quotes = state.quotes.filter((quote) => quote.url === url);
    const countWith = (verdict: string) => quotes.filter((quote) => quote.accuracyVerdict === verdict).length;
    return context.json({
      quotes: quotes.slice(0, limit),
      stats: {
        totalPages: new Set(quotes.map(({ pageId }) => pageId)).size,
        totalQuotes: quotes.length,
        verified: quotes.filter((quote) => quote.quoteVerified).length,
        accurate: countWith('accurate'),
        inaccurate: countWith('inaccurate'),
        unsupported: countWith('unsupported'),
        minorIssues: countWith('minor_issues'),
      },
    });
  });
  return app;
}

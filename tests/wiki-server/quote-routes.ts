import { Hono } from 'hono';
import { parseBody, parseIntegerParameter, respondBadQuery, respondNotFound } from './parse-body';
import { accuracySchema, verifiedSchema } from './schemas';
import type { WikiClaim, WikiState } from './wiki-state';

/** The routes of section 6a of the protocol: the claims of pages that rest on a URL, and their verdicts. */
export function createQuoteRoutes(state: WikiState): Hono {
  const app = new Hono();
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
  app.get('/api/citations/quotes', (context) => {
    const pageId = context.req.query('page_id');
    if (!pageId) return respondBadQuery(context, 'page_id');
    return context.json({ quotes: state.quotes.filter((quote) => quote.pageId === pageId) });
  });
  app.get('/api/citations/quotes/:page/:footnote', (context) => {
    const { page, footnote } = context.req.param();
    const quote = findQuote(state, page, Number(footnote));
    return quote ? context.json({ quote }) : respondNotFound(context, 'Quote');
  });
  app.post('/api/citations/quotes/mark-accuracy', async (context) => {
    const parsed = await parseBody(context, state.mode, accuracySchema);
    if ('errorResponse' in parsed) return parsed.errorResponse;
    const { pageId, footnote, verdict, score = null, issues = null, supportingQuotes = null } = parsed.body;
    const quote = findQuote(state, pageId, footnote);
    if (!quote) return respondNotFound(context, 'Quote');
    Object.assign(quote, {
      accuracyVerdict: verdict,
      accuracyScore: score,
      accuracyIssues: issues,
      accuracySupportingQuotes: supportingQuotes,
      accuracyCheckedAt: new Date(state.now()).toISOString(),
    });
    return context.json({ updated: 1, pageId, footnote, verdict });
  });
  app.post('/api/citations/quotes/mark-verified', async (context) => {
    const parsed = await parseBody(context, state.mode, verifiedSchema);
    if ('errorResponse' in parsed) return parsed.errorResponse;
    const { pageId, footnote, method, score } = parsed.body;
    const quote = findQuote(state, pageId, footnote);
    if (!quote) return respondNotFound(context, 'Quote');
    Object.assign(quote, {
      quoteVerified: true,
      verificationMethod: method,
      verificationScore: score,
      verifiedAt: new Date(state.now()).toISOString(),
    });
    return context.json({ updated: 1, pageId, footnote });
  });
  return app;
}

const findQuote = ({ quotes }: WikiState, pageId: string, footnote: number): WikiClaim | undefined =>
  quotes.find((quote) => quote.pageId === pageId && quote.footnote === footnote);

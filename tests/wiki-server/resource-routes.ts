import { type Context, Hono } from 'hono';
import { badQuery, bodyOf, invalid, notFound, numberOf } from './body';
import { batchSchema, fetchStatusSchema, upsertSchema } from './schemas';
import { searchRows } from './search';
import type { Row, WikiState } from './state';

/** Section 5: writing and reading resources. */
export function resourceRoutes(state: WikiState): Hono {
  const app = new Hono();
  const { mode } = state;

  app.post('/api/resources', async (c) => {
    const read = await bodyOf(c, mode, upsertSchema(mode));
    if ('answer' in read) return read.answer;
    const row = state.upsertAll([read.body], 'api', 'single')[0] as Row;
    return c.json({ id: row.id, url: row.url, title: row.title }, 201);
  });
  app.post('/api/resources/batch', async (c) => {
    const read = await bodyOf(c, mode, batchSchema(mode));
    if ('answer' in read) return read.answer;
    const rows = state.upsertAll(read.body.items, 'api', 'batch');
    return c.json({ upserted: rows.length, results: rows.map(({ id, url }) => ({ id, url })) }, 201);
  });
  app.get('/api/resources/lookup', (c) => {
    const url = c.req.query('url');
    if (!url) return badQuery(c, 'url');
    const row = state.lookup(url);
    return row ? c.json(row) : notFound(c, 'Resource');
  });
  app.get('/api/resources/search', (c) => {
    const query = c.req.query('q') ?? '';
    const limit = numberOf(c, 'limit', 20, 1, 100);
    if (query.length < 1 || query.length > 500) return badQuery(c, 'q');
    if (limit === null) return badQuery(c, 'limit');
    const results = searchRows([...state.rows.values()], query)
      .slice(0, limit)
      .map(asSearchResult);
    return c.json({ results, count: results.length, query });
  });
  app.get('/api/resources/all', (c) => listed(c, state, (row) => row));
  app.get('/api/resources/by-page/:page', (c) => {
    const page = c.req.param('page');
    const names = ['id', 'url', 'title', 'type', 'publicationId', 'authors', 'publishedDate'];
    if (mode === 'newer') names.push('summary', 'stance');
    const cited = [...state.rows.values()].filter(({ id }) => state.citedBy.get(id)?.includes(page));
    return c.json({
      resources: cited.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
    });
  });
  app.get('/api/resources/citations/all', (c) => {
    const citations = Object.fromEntries([...state.citedBy].filter(([, pages]) => pages.length));
    const count = Object.values(citations).reduce((sum, pages) => sum + pages.length, 0);
    return c.json({ citations, count, ...(mode === 'newer' ? { truncated: false } : {}) });
  });
  app.get('/api/resources/stats', (c) => c.json(statsOf(state)));
  app.get('/api/resources/:id/content', (c) => {
    const row = state.rows.get(c.req.param('id'));
    if (!row) return notFound(c, 'Resource');
    const kept = state.contents.get(row.url);
    const names = [
      'url',
      'fetchedAt',
      'httpStatus',
      'contentType',
      'pageTitle',
      'fullTextPreview',
      'contentLength',
      'contentHash',
    ];
    const content = kept ? Object.fromEntries(names.map((name) => [name, kept[name] ?? null])) : null;
    return c.json({ ...row, content });
  });
  app.patch('/api/resources/:id/fetch-status', async (c) => {
    const read = await bodyOf(c, mode, fetchStatusSchema(mode));
    if ('answer' in read) return read.answer;
    const row = state.rows.get(c.req.param('id'));
    if (!row) return notFound(c, 'Resource');
    const { fetchStatus, lastFetchedAt, fetchedTitle } = read.body;
    const title = row.title ?? fetchedTitle ?? null;
    state.rows.set(row.id, {
      ...row,
      fetchStatus,
      lastFetchedAt: new Date(lastFetchedAt).toISOString(),
      title,
    });
    return c.json({ ok: true, id: row.id, fetchStatus, lastFetchedAt });
  });
  app.get('/api/resources/:id', (c) => {
    const row = state.rows.get(c.req.param('id'));
    return row
      ? c.json({ ...row, citedBy: state.citedBy.get(row.id) ?? [], ...detailsOf(state, row.id) })
      : notFound(c, 'Resource');
  });
  return app;
}

/** A page of all rows, ordered by id. */
export function listed(c: Context, state: WikiState, shape: (row: Row) => unknown): Response {
  const limit = numberOf(c, 'limit', 50, 1, 200);
  const offset = numberOf(c, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
  if (limit === null || offset === null)
    return invalid(c, [
      { code: 'invalid_value', path: [limit === null ? 'limit' : 'offset'], message: 'Invalid number' },
    ]);
  const type = c.req.query('type');
  const all = [...state.rows.values()].filter((row) => type === undefined || row.type === type);
  all.sort((a, b) => (a.id < b.id ? -1 : 1));
  return c.json({
    resources: all.slice(offset, offset + limit).map(shape),
    total: all.length,
    limit,
    offset,
  });
}

/** The three tables beside the row, on newer servers. */
export function detailsOf(state: WikiState, id: string): Record<string, unknown> {
  if (state.mode !== 'newer') return {};
  const { paper = null, forumPost = null, policyDoc = null } = state.details.get(id) ?? {};
  return { paper, forumPost, policyDoc };
}

function statsOf(state: WikiState): Record<string, unknown> {
  const rows = [...state.rows.values()];
  const cited = [...state.citedBy.values()].filter((pages) => pages.length);
  const byType: Record<string, number> = {};
  for (const row of rows) {
    const type = String(row.type ?? 'unknown');
    byType[type] = (byType[type] ?? 0) + 1;
  }
  return {
    totalResources: rows.length,
    totalCitations: cited.flat().length,
    citedPages: new Set(cited.flat()).size,
    byType,
    orphanedCount: rows.length - cited.length,
    withMetadata: rows.filter((row) => row.summary || row.authors).length,
    fetched: rows.filter((row) => row.fetchStatus).length,
  };
}

// Search answers come past the code that writes ISO strings (section 5.7).
const asSearchResult = (row: Row): Record<string, unknown> => {
  const { authorEntityIds: _, ...rest } = row;
  const times = ['createdAt', 'updatedAt', 'fetchedAt', 'lastFetchedAt'];
  const short = (iso: string) => `${iso.slice(0, 19).replace('T', ' ')}+00`;
  return {
    ...rest,
    ...Object.fromEntries(times.map((name) => [name, row[name] ? short(String(row[name])) : null])),
  };
};

import { type Context, Hono } from 'hono';
import {
  parseBody,
  parseIntegerParameter,
  respondBadQuery,
  respondInvalid,
  respondNotFound,
} from './parse-body';
import { createFetchStatusSchema, getBatchSchema, getUpsertSchema } from './schemas';
import { searchRows } from './search-rows';
import type { WikiRow, WikiState } from './wiki-state';

/** The routes of section 5 of the protocol: writing and reading resources. */
export function createResourceRoutes(state: WikiState): Hono {
  const app = new Hono();
  const { mode } = state;

  app.post('/api/resources', async (context) => {
    const parsed = await parseBody(context, mode, getUpsertSchema(mode));
    if ('errorResponse' in parsed) return parsed.errorResponse;
    const row = state.upsertAll([parsed.body], 'api', 'single')[0] as WikiRow;
    return context.json({ id: row.id, url: row.url, title: row.title }, 201);
  });
  app.post('/api/resources/batch', async (context) => {
    const parsed = await parseBody(context, mode, getBatchSchema(mode));
    if ('errorResponse' in parsed) return parsed.errorResponse;
    const rows = state.upsertAll(parsed.body.items, 'api', 'batch');
    return context.json({ upserted: rows.length, results: rows.map(({ id, url }) => ({ id, url })) }, 201);
  });
  app.get('/api/resources/lookup', (context) => {
    const url = context.req.query('url');
    if (!url) return respondBadQuery(context, 'url');
    const row = state.findByUrl(url);
    return row ? context.json(row) : respondNotFound(context, 'Resource');
  });
  app.get('/api/resources/search', (context) => {
    const query = context.req.query('q') ?? '';
    const limit = parseIntegerParameter(context, 'limit', 20, 1, 100);
    if (query.length < 1 || query.length > 500) return respondBadQuery(context, 'q');
    if (limit === null) return respondBadQuery(context, 'limit');
    const results = searchRows([...state.rows.values()], query)
      .slice(0, limit)
      .map(formatSearchResult);
    return context.json({ results, count: results.length, query });
  });
  app.get('/api/things/search', (context) => {
    const query = context.req.query('q') ?? '';
    const limit = parseIntegerParameter(context, 'limit', 20, 1, 100);
    if (query.length < 1 || query.length > 500) return respondBadQuery(context, 'q');
    if (limit === null) return respondBadQuery(context, 'limit');
    const text = query.toLowerCase();
    const matches = [...state.index.values()].filter(({ title, description }) =>
      `${title} ${description ?? ''}`.toLowerCase().includes(text),
    );
    return context.json({ results: matches.slice(0, limit), query, total: matches.length });
  });
  app.get('/api/resources/all', (context) => respondWithRows(context, state, (row) => row));
  app.get('/api/resources/by-page/:page', (context) => {
    const page = context.req.param('page');
    const columnNames = ['id', 'url', 'title', 'type', 'publicationId', 'authors', 'publishedDate'];
    if (mode === 'newer') columnNames.push('summary', 'stance');
    const citedRows = [...state.rows.values()].filter(({ id }) => state.citedBy.get(id)?.includes(page));
    return context.json({
      resources: citedRows.map((row) =>
        Object.fromEntries(columnNames.map((name) => [name, row[name] ?? null])),
      ),
    });
  });
  app.get('/api/resources/citations/all', (context) => {
    const citations = Object.fromEntries([...state.citedBy].filter(([, pages]) => pages.length));
    const count = Object.values(citations).reduce((sum, pages) => sum + pages.length, 0);
    return context.json({ citations, count, ...(mode === 'newer' ? { truncated: false } : {}) });
  });
  app.get('/api/resources/stats', (context) => context.json(computeStats(state)));
  app.get('/api/resources/:id/content', (context) => {
    const row = state.rows.get(context.req.param('id'));
    if (!row) return respondNotFound(context, 'Resource');
    const storedContent = state.contents.get(row.url);
    const columnNames = [
      'url',
      'fetchedAt',
      'httpStatus',
      'contentType',
      'pageTitle',
      'fullTextPreview',
      'contentLength',
      'contentHash',
    ];
    const content = storedContent
      ? Object.fromEntries(columnNames.map((name) => [name, storedContent[name] ?? null]))
      : null;
    return context.json({ ...row, content });
  });
  app.patch('/api/resources/:id/fetch-status', async (context) => {
    const parsed = await parseBody(context, mode, createFetchStatusSchema(mode));
    if ('errorResponse' in parsed) return parsed.errorResponse;
    const row = state.rows.get(context.req.param('id'));
    if (!row) return respondNotFound(context, 'Resource');
    const { fetchStatus, lastFetchedAt, fetchedTitle } = parsed.body;
    const title = row.title ?? fetchedTitle ?? null;
    state.rows.set(row.id, {
      ...row,
      fetchStatus,
      lastFetchedAt: new Date(lastFetchedAt).toISOString(),
      title,
    });
    return context.json({ ok: true, id: row.id, fetchStatus, lastFetchedAt });
  });
  app.get('/api/resources/:id', (context) => {
    const row = state.rows.get(context.req.param('id'));
    return row
      ? context.json({ ...row, citedBy: state.citedBy.get(row.id) ?? [], ...getDetails(state, row.id) })
      : respondNotFound(context, 'Resource');
  });
  return app;
}

/** Responds with the rows between `offset` and `offset + limit` of all rows, ordered by id. */
export function respondWithRows(
  context: Context,
  state: WikiState,
  formatRow: (row: WikiRow) => unknown,
): Response {
  const limit = parseIntegerParameter(context, 'limit', 50, 1, 200);
  const offset = parseIntegerParameter(context, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
  if (limit === null || offset === null)
    return respondInvalid(context, [
      { code: 'invalid_value', path: [limit === null ? 'limit' : 'offset'], message: 'Invalid number' },
    ]);
  const type = context.req.query('type');
  const matchingRows = [...state.rows.values()].filter((row) => type === undefined || row.type === type);
  matchingRows.sort((a, b) => (a.id < b.id ? -1 : 1));
  return context.json({
    resources: matchingRows.slice(offset, offset + limit).map(formatRow),
    total: matchingRows.length,
    limit,
    offset,
  });
}

/** Returns the details of a resource from the three detail tables of newer servers. */
export function getDetails(state: WikiState, id: string): Record<string, unknown> {
  if (state.mode !== 'newer') return {};
  const { paper = null, forumPost = null, policyDoc = null } = state.details.get(id) ?? {};
  return { paper, forumPost, policyDoc };
}

function computeStats(state: WikiState): Record<string, unknown> {
  const rows = [...state.rows.values()];
  const citedRows = [...state.citedBy.values()].filter((pages) => pages.length);
  const byType: Record<string, number> = {};
  for (const row of rows) {
    const type = String(row.type ?? 'unknown');
    byType[type] = (byType[type] ?? 0) + 1;
  }
  return {
    totalResources: rows.length,
    totalCitations: citedRows.flat().length,
    citedPages: new Set(citedRows.flat()).size,
    byType,
    orphanedCount: rows.length - citedRows.length,
    withMetadata: rows.filter((row) => row.summary || row.authors).length,
    fetched: rows.filter((row) => row.fetchStatus).length,
  };
}

// The real server formats the times of search results like this, and not as ISO strings (section 5.7).
const formatSearchResult = (row: WikiRow): Record<string, unknown> => {
  const { authorEntityIds: _, ...columns } = row;
  const timeColumns = ['createdAt', 'updatedAt', 'fetchedAt', 'lastFetchedAt'];
  const formatShortTime = (iso: string) => `${iso.slice(0, 19).replace('T', ' ')}+00`;
  return {
    ...columns,
    ...Object.fromEntries(
      timeColumns.map((name) => [name, row[name] ? formatShortTime(String(row[name])) : null]),
    ),
  };
};

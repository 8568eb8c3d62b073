import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { parseBody, respondBadQuery, respondNotFound } from './parse-body';
import { getDetails, respondWithRows } from './resource-routes';
import { batchDetailsSchema, type DetailKind, detailSchemas, suggestSchema } from './schemas';
import type { WikiState } from './wiki-state';

/** The routes of section 11 of the protocol, which only servers from April 2026 on have. */
export function createNewerRoutes(state: WikiState): Hono {
  const app = new Hono();
  const kindByPath = { paper: 'paper', 'forum-post': 'forumPost', 'policy-doc': 'policyDoc' } as const;
  for (const [path, kind] of Object.entries(kindByPath))
    app.post(`/api/resources/:id/${path}`, (context) => handleDetail(context, state, kind));
  app.post('/api/resources/batch-details', async (context) => {
    const parsed = await parseBody(context, state.mode, batchDetailsSchema);
    if ('errorResponse' in parsed) return parsed.errorResponse;
    const { papers = [], forumPosts = [], policyDocs = [] } = parsed.body;
    const details = [
      ...papers.map((item) => ({ kind: 'paper' as const, item })),
      ...forumPosts.map((item) => ({ kind: 'forumPost' as const, item })),
      ...policyDocs.map((item) => ({ kind: 'policyDoc' as const, item })),
    ];
    if (details.some(({ item }) => !state.rows.has(item.resourceId)))
      return respondNotFound(context, 'Resource');
    for (const {
      kind,
      item: { resourceId, ...fields },
    } of details)
      mergeDetail(state, resourceId, kind, fields);
    const upserted = { papers: papers.length, forumPosts: forumPosts.length, policyDocs: policyDocs.length };
    return context.json({ ok: true, upserted }, 201);
  });
  app.get('/api/resources/:id/details', (context) => {
    const row = state.rows.get(context.req.param('id') ?? '');
    return row
      ? context.json({ ...row, citedBy: state.citedBy.get(row.id) ?? [], ...getDetails(state, row.id) })
      : respondNotFound(context, 'Resource');
  });
  app.get('/api/resources/all-details', (context) =>
    respondWithRows(context, state, (row) => ({ ...row, ...getDetails(state, row.id) })),
  );
  app.get('/api/resources/by-content-hash', (context) => {
    const { hash, excludeId } = context.req.query();
    if (!hash) return respondBadQuery(context, 'hash');
    const rows = [...state.rows.values()].filter((row) => row.contentHash === hash && row.id !== excludeId);
    return context.json({ resources: rows.slice(0, 5).map(({ id, url, title }) => ({ id, url, title })) });
  });
  app.post('/api/resources/suggest', async (context) => {
    const parsed = await parseBody(context, state.mode, suggestSchema);
    if ('errorResponse' in parsed) return parsed.errorResponse;
    const results = parsed.body.urls.map((url) => suggestResource(state, url));
    const batchId = `batch-${state.urlsByBatchId.size + 1}`;
    state.urlsByBatchId.set(
      batchId,
      results.map(({ url }) => url),
    );
    return context.json({ results, batchId });
  });
  app.get('/api/resources/suggest/status/:batch', (context) => {
    const urls = state.urlsByBatchId.get(context.req.param('batch'));
    return urls
      ? context.json({ results: urls.map((url) => suggestResource(state, url)) })
      : respondNotFound(context, 'Batch');
  });
  return app;
}

async function handleDetail(context: Context, state: WikiState, kind: DetailKind): Promise<Response> {
  const parsed = await parseBody<Record<string, unknown>>(context, state.mode, detailSchemas[kind]);
  if ('errorResponse' in parsed) return parsed.errorResponse;
  const id = context.req.param('id') ?? '';
  if (!state.rows.has(id)) return respondNotFound(context, 'Resource');
  mergeDetail(state, id, kind, parsed.body);
  return context.json({ ok: true, resourceId: id }, 201);
}

function mergeDetail(state: WikiState, id: string, kind: DetailKind, fields: Record<string, unknown>): void {
  const newFields = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
  const storedDetails = state.details.get(id) ?? {};
  const row = state.rows.get(id);
  if (row)
    state.onWrite({
      by: 'api',
      before: { ...row, ...storedDetails[kind] },
      after: { ...row, ...storedDetails[kind], ...newFields },
    });
  state.details.set(id, { ...storedDetails, [kind]: { ...storedDetails[kind], ...newFields } });
}

function suggestResource(state: WikiState, url: string) {
  const existingRow = state.findByUrl(url);
  const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
  const row = existingRow ?? state.writeAsEditor({ id, url });
  return {
    url,
    resourceId: row.id,
    contentStatus: state.contents.has(url) ? 'fresh' : 'missing',
    title: row.title,
    jobId: null,
  };
}

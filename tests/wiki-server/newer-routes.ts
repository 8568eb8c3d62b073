import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { badQuery, bodyOf, notFound } from './body';
import { detailsOf, listed } from './resource-routes';
import { batchDetailsSchema, type DetailKind, detailSchemas, suggestSchema } from './schemas';
import type { WikiState } from './state';

/** Section 11: what servers from April 2026 answer on top. */
export function newerRoutes(state: WikiState): Hono {
  const app = new Hono();
  const kinds = { paper: 'paper', 'forum-post': 'forumPost', 'policy-doc': 'policyDoc' } as const;
  for (const [path, kind] of Object.entries(kinds))
    app.post(`/api/resources/:id/${path}`, (c) => oneDetail(c, state, kind));
  app.post('/api/resources/batch-details', async (c) => {
    const read = await bodyOf(c, state.mode, batchDetailsSchema);
    if ('answer' in read) return read.answer;
    const { papers = [], forumPosts = [], policyDocs = [] } = read.body;
    const all = [
      ...papers.map((item) => ({ kind: 'paper' as const, item })),
      ...forumPosts.map((item) => ({ kind: 'forumPost' as const, item })),
      ...policyDocs.map((item) => ({ kind: 'policyDoc' as const, item })),
    ];
    if (all.some(({ item }) => !state.rows.has(item.resourceId))) return notFound(c, 'Resource');
    for (const {
      kind,
      item: { resourceId, ...fields },
    } of all)
      mergeDetail(state, resourceId, kind, fields);
    const upserted = { papers: papers.length, forumPosts: forumPosts.length, policyDocs: policyDocs.length };
    return c.json({ ok: true, upserted }, 201);
  });
  app.get('/api/resources/:id/details', (c) => {
    const row = state.rows.get(c.req.param('id') ?? '');
    return row
      ? c.json({ ...row, citedBy: state.citedBy.get(row.id) ?? [], ...detailsOf(state, row.id) })
      : notFound(c, 'Resource');
  });
  app.get('/api/resources/all-details', (c) =>
    listed(c, state, (row) => ({ ...row, ...detailsOf(state, row.id) })),
  );
  app.get('/api/resources/by-content-hash', (c) => {
    const { hash, excludeId } = c.req.query();
    if (!hash) return badQuery(c, 'hash');
    const rows = [...state.rows.values()].filter((row) => row.contentHash === hash && row.id !== excludeId);
    return c.json({ resources: rows.slice(0, 5).map(({ id, url, title }) => ({ id, url, title })) });
  });
  app.post('/api/resources/suggest', async (c) => {
    const read = await bodyOf(c, state.mode, suggestSchema);
    if ('answer' in read) return read.answer;
    const results = read.body.urls.map((url) => suggested(state, url));
    const batchId = `batch-${state.jobs.size + 1}`;
    state.jobs.set(
      batchId,
      results.map(({ url }) => url),
    );
    return c.json({ results, batchId });
  });
  app.get('/api/resources/suggest/status/:batch', (c) => {
    const urls = state.jobs.get(c.req.param('batch'));
    return urls ? c.json({ results: urls.map((url) => suggested(state, url)) }) : notFound(c, 'Batch');
  });
  return app;
}

async function oneDetail(c: Context, state: WikiState, kind: DetailKind): Promise<Response> {
  const read = await bodyOf<Record<string, unknown>>(c, state.mode, detailSchemas[kind]);
  if ('answer' in read) return read.answer;
  const id = c.req.param('id') ?? '';
  if (!state.rows.has(id)) return notFound(c, 'Resource');
  mergeDetail(state, id, kind, read.body);
  return c.json({ ok: true, resourceId: id }, 201);
}

function mergeDetail(state: WikiState, id: string, kind: DetailKind, fields: Record<string, unknown>): void {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
  const kept = state.details.get(id) ?? {};
  const row = state.rows.get(id);
  if (row)
    state.onWrite({
      by: 'api',
      before: { ...row, ...kept[kind] },
      after: { ...row, ...kept[kind], ...given },
    });
  state.details.set(id, { ...kept, [kind]: { ...kept[kind], ...given } });
}

function suggested(state: WikiState, url: string) {
  const known = state.lookup(url);
  const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
  const row = known ?? state.editAsOther({ id, url });
  return {
    url,
    resourceId: row.id,
    contentStatus: state.contents.has(url) ? 'fresh' : 'missing',
    title: row.title,
    jobId: null,
  };
}

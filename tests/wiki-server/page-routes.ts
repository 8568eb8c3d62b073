import { Hono } from 'hono';
import { badQuery, notFound, numberOf } from './body';
import type { Page, WikiState } from './state';

/** Section 7: the wiki's own pages. */
export function pageRoutes(state: WikiState): Hono {
  const app = new Hono();
  app.get('/api/pages/search', (c) => {
    const query = c.req.query('q') ?? '';
    const limit = numberOf(c, 'limit', 20, 1, 100);
    if (query.length < 1 || query.length > 500) return badQuery(c, 'q');
    if (limit === null) return badQuery(c, 'limit');
    const words = query.toLowerCase().split(/\s+/);
    const hits = [...state.pages.values()].filter(
      (page) => page.numericId !== null && words.every((word) => page.title.toLowerCase().includes(word)),
    );
    hits.sort(
      (a, b) =>
        Number(b.title.toLowerCase() === query.toLowerCase()) -
        Number(a.title.toLowerCase() === query.toLowerCase()),
    );
    const results = hits.slice(0, limit).map((page) => ({
      ...pick(state, page, [
        'id',
        'title',
        'description',
        'entityType',
        'category',
        'readerImportance',
        'quality',
      ]),
      score: 1,
      snippet: `<mark>${page.title}</mark>`,
    }));
    return c.json({ results, query, total: hits.length });
  });
  app.get('/api/pages/:id', (c) => {
    const id = c.req.param('id');
    const page = state.pages.get(id) ?? [...state.pages.values()].find(({ numericId }) => numericId === id);
    return page ? c.json(whole(state, page)) : notFound(c, 'Page');
  });
  app.get('/api/pages', (c) => {
    const limit = numberOf(c, 'limit', 50, 1, 200);
    const offset = numberOf(c, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
    if (limit === null || offset === null) return badQuery(c, 'limit');
    const { category, entityType } = c.req.query();
    const all = [...state.pages.values()].filter(
      (page) => (!category || page.category === category) && (!entityType || page.entityType === entityType),
    );
    all.sort((a, b) => (a.id < b.id ? -1 : 1));
    const names = [
      'id',
      'title',
      'description',
      'category',
      'subcategory',
      'entityType',
      'quality',
      'readerImportance',
      'wordCount',
      'lastUpdated',
      'contentFormat',
    ];
    const pages = all.slice(offset, offset + limit).map((page) => pick(state, page, names));
    return c.json({ pages, total: all.length, limit, offset });
  });
  return app;
}

function pick(state: WikiState, page: Page, names: string[]): Record<string, unknown> {
  const fields = Object.fromEntries(
    names.map((name) => [name, (page as Record<string, unknown>)[name] ?? null]),
  );
  return { ...fields, [state.mode === 'newer' ? 'wikiId' : 'numericId']: page.numericId };
}

function whole(state: WikiState, page: Page): Record<string, unknown> {
  const names = [
    'id',
    'title',
    'description',
    'category',
    'subcategory',
    'entityType',
    'quality',
    'readerImportance',
  ];
  const more = [
    'tags',
    'hallucinationRiskLevel',
    'hallucinationRiskScore',
    'contentPlaintext',
    'wordCount',
    'lastUpdated',
    'contentFormat',
    'syncedAt',
    'createdAt',
    'updatedAt',
  ];
  return {
    ...pick(state, page, [...names, ...more]),
    [state.mode === 'newer' ? 'summary' : 'llmSummary']: page.llmSummary ?? null,
  };
}

import { Hono } from 'hono';
import { parseIntegerParameter, respondBadQuery, respondNotFound } from './parse-body';
import type { WikiPage, WikiState } from './wiki-state';

/** The routes of section 7 of the protocol: the pages of the wiki, which cite resources. */
export function createPageRoutes(state: WikiState): Hono {
  const app = new Hono();
  app.get('/api/pages/search', (context) => {
    const query = context.req.query('q') ?? '';
    const limit = parseIntegerParameter(context, 'limit', 20, 1, 100);
    if (query.length < 1 || query.length > 500) return respondBadQuery(context, 'q');
    if (limit === null) return respondBadQuery(context, 'limit');
    const words = query.toLowerCase().split(/\s+/);
    const matches = [...state.pages.values()].filter(
      (page) => page.numericId !== null && words.every((word) => page.title.toLowerCase().includes(word)),
    );
    matches.sort(
      (a, b) =>
        Number(b.title.toLowerCase() === query.toLowerCase()) -
        Number(a.title.toLowerCase() === query.toLowerCase()),
    );
    const results = matches.slice(0, limit).map((page) => ({
      ...pickFields(state, page, [
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
    return context.json({ results, query, total: matches.length });
  });
  app.get('/api/pages/:id', (context) => {
    const id = context.req.param('id');
    const page = state.pages.get(id) ?? [...state.pages.values()].find(({ numericId }) => numericId === id);
    return page ? context.json(buildPageResponse(state, page)) : respondNotFound(context, 'Page');
  });
  app.get('/api/pages', (context) => {
    const limit = parseIntegerParameter(context, 'limit', 50, 1, 200);
    const offset = parseIntegerParameter(context, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
    if (limit === null || offset === null) return respondBadQuery(context, 'limit');
    const { category, entityType } = context.req.query();
    const matchingPages = [...state.pages.values()].filter(
      (page) => (!category || page.category === category) && (!entityType || page.entityType === entityType),
    );
    matchingPages.sort((a, b) => (a.id < b.id ? -1 : 1));
    const names = [...PAGE_FIELDS, 'wordCount', 'lastUpdated', 'contentFormat'];
    const pages = matchingPages.slice(offset, offset + limit).map((page) => pickFields(state, page, names));
    return context.json({ pages, total: matchingPages.length, limit, offset });
  });
  return app;
}

// The fields that a list of pages and the page itself contain.
const PAGE_FIELDS = [
  'id',
  'title',
  'description',
  'category',
  'subcategory',
  'entityType',
  'quality',
  'readerImportance',
];

function pickFields(state: WikiState, page: WikiPage, names: string[]): Record<string, unknown> {
  const fields = Object.fromEntries(
    names.map((name) => [name, (page as Record<string, unknown>)[name] ?? null]),
  );
  return { ...fields, [state.mode === 'newer' ? 'wikiId' : 'numericId']: page.numericId };
}

function buildPageResponse(state: WikiState, page: WikiPage): Record<string, unknown> {
  const extraNames = [
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
    ...pickFields(state, page, [...PAGE_FIELDS, ...extraNames]),
    [state.mode === 'newer' ? 'summary' : 'llmSummary']: page.llmSummary ?? null,
  };
}

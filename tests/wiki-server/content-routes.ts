import { Hono } from 'hono';
import { parseBody, parseIntegerParameter, respondBadQuery, respondNotFound } from './parse-body';
import { contentSchema } from './schemas';
import type { WikiState } from './wiki-state';

/** The routes of section 6 of the protocol: the text of a URL. */
export function createContentRoutes(state: WikiState): Hono {
  const app = new Hono();
  app.post('/api/citations/content/upsert', async (context) => {
    const parsed = await parseBody(context, state.mode, contentSchema);
    if ('errorResponse' in parsed) return parsed.errorResponse;
    state.saveContent(parsed.body);
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
  return app;
}

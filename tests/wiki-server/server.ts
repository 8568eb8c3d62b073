import { Hono, type MiddlewareHandler } from 'hono';
import { contentRoutes } from './content-routes';
import { newerRoutes } from './newer-routes';
import { pageRoutes } from './page-routes';
import { LIMITS, type Limits, RateLimit } from './rate-limit';
import { resourceRoutes } from './resource-routes';
import type { Mode } from './schemas';
import { StoreFault, UnknownPages, WikiState } from './state';

export type WikiServer = {
  state: WikiState;
  /** Answers a request as the running server would. */
  fetch: (request: Request, env?: unknown) => Promise<Response>;
  /** Lets the token be changed while it runs; null: accepts everybody. */
  setToken: (token: string | null) => void;
};
export type ServerOptions = {
  mode?: Mode;
  token?: string | null;
  now?: () => number;
  limits?: Partial<Limits>;
};

/** A research wiki in memory that keeps to the protocol. The clock is given, so that time can be played. */
export function createWikiServer(options: ServerOptions = {}): WikiServer {
  const now = options.now ?? Date.now;
  const mode = options.mode ?? 'base';
  const state = new WikiState(mode, now);
  const limit = new RateLimit({ ...LIMITS, ...options.limits }, now);
  const key = { token: options.token === undefined ? 'secret' : options.token };
  const app = new Hono();

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/health', (c) =>
    c.json({
      status: 'healthy',
      database: 'ok',
      totalIds: state.pages.size,
      totalPages: state.pages.size,
      totalEntities: 0,
      totalFacts: 0,
      nextId: state.pages.size + 1,
      uptime: 1,
    }),
  );
  app.use('*', rateLimited(limit));
  app.get('/health/auth', (c) => {
    const given = bearerOf(c.req.header('Authorization'));
    if (given === null) return c.json({ error: 'Bearer token required' }, 401);
    if (key.token !== null && given !== key.token) return c.json({ error: 'Invalid API key' }, 401);
    return c.json({ valid: true, keyConfigured: key.token !== null });
  });
  app.use('/api/*', async (c, next) => {
    if (key.token === null) return next();
    const given = bearerOf(c.req.header('Authorization'));
    if (given === null) return c.text('Bearer token required', 401);
    if (given !== key.token) return c.text('Invalid API key', 401);
    return next();
  });
  if (mode === 'newer') app.route('/', newerRoutes(state));
  app.route('/', resourceRoutes(state));
  app.route('/', contentRoutes(state));
  app.route('/', pageRoutes(state));
  app.onError((error, c) => {
    if (error instanceof UnknownPages)
      return c.json({ error: 'validation_error', message: error.message }, 400);
    if (!(error instanceof StoreFault)) throw error;
    const batch = c.req.path.endsWith('/batch');
    if (mode === 'newer')
      return c.json({ error: 'database_error', message: 'Upsert failed', detail: error.message }, 500);
    if (batch) return c.json({ error: 'database_error', message: 'Batch upsert failed' }, 500);
    return c.json({ error: 'internal_error', message: error.message }, 500);
  });
  return {
    state,
    fetch: async (request, env) => app.fetch(request, env as Record<string, unknown> | undefined),
    setToken: (token) => {
      key.token = token;
    },
  };
}

/** The token of a well-formed header: case-sensitive, one space. Null for any other form. */
const bearerOf = (header: string | undefined): string | null =>
  /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? null;

function rateLimited(limit: RateLimit): MiddlewareHandler {
  return async (c, next) => {
    const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
    const client = incoming?.socket?.remoteAddress ?? 'local';
    const bearer = (c.req.header('Authorization') ?? '').startsWith('Bearer ');
    const standing = limit.take(client, c.req.method, bearer);
    const { retryAfter, category } = standing;
    const headers: [string, string][] = [
      ['X-RateLimit-Limit', String(standing.limit)],
      ['X-RateLimit-Remaining', String(standing.remaining)],
      ['X-RateLimit-Reset', String(standing.resetAt)],
      ['X-RateLimit-Category', category],
    ];
    // Before the answer is made, since a header that comes after it makes it anew.
    for (const header of headers) c.header(...header);
    if (retryAfter === null) await next();
    else {
      c.header('Retry-After', String(retryAfter));
      const message = `Too many ${category} requests. Retry after ${retryAfter} seconds.`;
      c.res = c.json({ error: 'rate_limit_exceeded', message, retryAfter }, 429);
    }
    if (c.res.status === 401) for (const [name] of headers) c.header(name, undefined);
  };
}

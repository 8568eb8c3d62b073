import { Hono, type MiddlewareHandler } from 'hono';
import { createContentRoutes } from './content-routes';
import { createNewerRoutes } from './newer-routes';
import { createPageRoutes } from './page-routes';
import { createQuoteRoutes } from './quote-routes';
import { LIMITS, type Limits, RateLimiter } from './rate-limiter';
import { createResourceRoutes } from './resource-routes';
import type { Mode } from './schemas';
import { DatabaseError, UnknownPagesError, WikiState } from './wiki-state';

export type WikiServer = {
  state: WikiState;
  /** Handles a request. `env` has the socket if the server listens on a port. */
  fetch: (request: Request, env?: unknown) => Promise<Response>;
  /** Changes the token. Null means that the server accepts every request. */
  setToken: (token: string | null) => void;
};
export type ServerOptions = {
  mode?: Mode;
  token?: string | null;
  now?: () => number;
  limits?: Partial<Limits>;
};

/** Creates a research wiki in memory that follows docs/wiki-protocol.md. Tests control its time with `now`, in ms. */
export function createWikiServer(options: ServerOptions = {}): WikiServer {
  const now = options.now ?? Date.now;
  const mode = options.mode ?? 'base';
  const state = new WikiState(mode, now);
  const rateLimiter = new RateLimiter({ ...LIMITS, ...options.limits }, now);
  const auth = { token: options.token === undefined ? 'secret' : options.token };
  const app = new Hono();

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/health', (context) =>
    context.json({
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
  app.use('*', createRateLimitMiddleware(rateLimiter));
  app.get('/health/auth', (context) => {
    const requestToken = parseBearerToken(context.req.header('Authorization'));
    if (requestToken === null) return context.json({ error: 'Bearer token required' }, 401);
    if (auth.token !== null && requestToken !== auth.token)
      return context.json({ error: 'Invalid API key' }, 401);
    return context.json({ valid: true, keyConfigured: auth.token !== null });
  });
  app.use('/api/*', async (context, next) => {
    if (auth.token === null) return next();
    const requestToken = parseBearerToken(context.req.header('Authorization'));
    if (requestToken === null) return context.text('Bearer token required', 401);
    if (requestToken !== auth.token) return context.text('Invalid API key', 401);
    return next();
  });
  if (mode === 'newer') app.route('/', createNewerRoutes(state));
  app.route('/', createResourceRoutes(state));
  app.route('/', createContentRoutes(state));
  app.route('/', createQuoteRoutes(state));
  app.route('/', createPageRoutes(state));
  app.onError((error, context) => {
    if (error instanceof UnknownPagesError)
      return context.json({ error: 'validation_error', message: error.message }, 400);
    if (!(error instanceof DatabaseError)) throw error;
    const isBatch = context.req.path.endsWith('/batch');
    if (mode === 'newer')
      return context.json({ error: 'database_error', message: 'Upsert failed', detail: error.message }, 500);
    if (isBatch) return context.json({ error: 'database_error', message: 'Batch upsert failed' }, 500);
    return context.json({ error: 'internal_error', message: error.message }, 500);
  });
  return {
    state,
    fetch: async (request, env) => app.fetch(request, env as Record<string, unknown> | undefined),
    setToken: (token) => {
      auth.token = token;
    },
  };
}

/**
 * Returns what follows `Bearer` and one space in an `Authorization` header. Like on the real server, a second space is part of the
 * token (docs/wiki-protocol.md, section 10).
 */
const parseBearerToken = (header: string | undefined): string | null =>
  /^Bearer (.+)$/.exec(header ?? '')?.[1] ?? null;

function createRateLimitMiddleware(rateLimiter: RateLimiter): MiddlewareHandler {
  return async (context, next) => {
    const incoming = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)
      ?.incoming;
    const client = incoming?.socket?.remoteAddress ?? 'local';
    const hasToken = (context.req.header('Authorization') ?? '').startsWith('Bearer ');
    const status = rateLimiter.countRequest(client, context.req.method, hasToken);
    const { retryAfter, category } = status;
    const headers: [string, string][] = [
      ['X-RateLimit-Limit', String(status.limit)],
      ['X-RateLimit-Remaining', String(status.remaining)],
      ['X-RateLimit-Reset', String(status.resetAt)],
      ['X-RateLimit-Category', category],
    ];
    // Hono copies the whole response when a header is set after it, so the headers are set first.
    for (const header of headers) context.header(...header);
    if (retryAfter === null) await next();
    else {
      context.header('Retry-After', String(retryAfter));
      const message = `Too many ${category} requests. Retry after ${retryAfter} seconds.`;
      context.res = context.json({ error: 'rate_limit_exceeded', message, retryAfter }, 429);
    }
    if (context.res.status === 401) for (const [name] of headers) context.header(name, undefined);
  };
}

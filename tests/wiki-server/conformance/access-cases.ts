import { type Case, expect, expectStatus } from './api';

/** Sections 1–4: transport, tokens, rate limits, errors. */
export const accessCases: Case[] = [
  {
    name: 'GET /health/auth with the token is 200 {"valid":true}',
    run: async ({ call }) => {
      const answer = await call('GET', '/health/auth');
      expectStatus(answer, 200);
      expect(answer.json?.valid === true && typeof answer.json?.keyConfigured === 'boolean', answer.text);
    },
  },
  {
    name: 'GET /health/auth without a token is 401 in JSON',
    run: async ({ call }) => {
      const answer = await call('GET', '/health/auth', { token: null });
      expectStatus(answer, 401);
      expect(answer.json?.error === 'Bearer token required', answer.text);
    },
  },
  {
    name: 'GET /health/auth with another token is 401 "Invalid API key"',
    run: async ({ call }) => {
      const answer = await call('GET', '/health/auth', { token: 'wrong' });
      expectStatus(answer, 401);
      expect(answer.json?.error === 'Invalid API key', answer.text);
    },
  },
  ...['/healthz', '/health'].map(
    (path): Case => ({
      name: `GET ${path} needs no token and carries no rate-limit headers`,
      run: async ({ call }) => {
        const answer = await call('GET', path, { token: null });
        expectStatus(answer, 200);
        expect(typeof answer.json?.status === 'string', answer.text);
        expect(!answer.headers.has('X-RateLimit-Limit'), 'has X-RateLimit-Limit');
      },
    }),
  ),
  ...(
    [
      ['no header', {}, 'Bearer token required'],
      ['lower-case "bearer"', { Authorization: 'bearer secret' }, 'Bearer token required'],
      ['two spaces', { Authorization: 'Bearer  secret' }, 'Bearer token required'],
      ['a wrong token', { Authorization: 'Bearer wrong' }, 'Invalid API key'],
    ] as const
  ).map(
    ([what, headers, text]): Case => ({
      name: `an API request with ${what} is 401 text/plain "${text}" without rate-limit headers`,
      run: async ({ call }) => {
        const answer = await call('GET', '/api/resources/stats', { token: null, headers });
        expectStatus(answer, 401);
        expect(
          answer.type.startsWith('text/plain') && answer.text === text,
          `${answer.type}: ${answer.text}`,
        );
        expect(!answer.headers.has('X-RateLimit-Limit'), 'has X-RateLimit-Limit');
      },
    }),
  ),
  {
    name: 'an OPTIONS preflight on /api is 401 and there are no CORS headers',
    run: async ({ call }) => {
      const headers = { Origin: 'https://example.com', 'Access-Control-Request-Method': 'POST' };
      const answer = await call('OPTIONS', '/api/resources', { token: null, headers });
      expectStatus(answer, 401);
      expect(!answer.headers.has('Access-Control-Allow-Origin'), 'allows an origin');
    },
  },
  {
    name: 'an OPTIONS request outside /api is 404',
    run: async ({ call }) => expectStatus(await call('OPTIONS', '/health/auth', { token: null }), 404),
  },
  ...(
    [
      ['GET', '/api/resources/stats/'],
      ['GET', '//api/resources/stats'],
      ['GET', '/api/none'],
      ['DELETE', '/api/resources/x'],
      ['PUT', '/api/resources/x'],
    ] as const
  ).map(
    ([method, path]): Case => ({
      name: `${method} ${path} is 404 text "404 Not Found"`,
      run: async ({ call }) => {
        const answer = await call(method, path);
        expectStatus(answer, 404);
        expect(
          answer.type.startsWith('text/plain') && answer.text === '404 Not Found',
          `${answer.type}: ${answer.text}`,
        );
      },
    }),
  ),
  ...(
    [
      ['GET', '/api/resources/stats', 'read'],
      ['POST', '/api/resources', 'write'],
    ] as const
  ).map(
    ([method, path, category]): Case => ({
      name: `${method} carries the rate-limit headers of the category ${category}`,
      run: async ({ call }) => {
        const answer = await call(method, path, method === 'POST' ? { body: {} } : {});
        expect(
          answer.headers.get('X-RateLimit-Category') === category,
          String(answer.headers.get('X-RateLimit-Category')),
        );
        for (const name of ['Limit', 'Remaining', 'Reset'])
          expect(
            /^\d+$/.test(answer.headers.get(`X-RateLimit-${name}`) ?? ''),
            `X-RateLimit-${name} is no number`,
          );
      },
    }),
  ),
  ...(
    [
      ['write', 200, 'secret'],
      ['write', 20, null],
      ['read', 1000, 'secret'],
      ['read', 100, null],
    ] as const
  ).map(
    ([category, most, token]): Case => ({
      name: `request ${most + 1} in 60 s is 429 (${category}, ${token ? 'with' : 'without'} a token), waits shrink and end`,
      ownOnly: true,
      run: async ({ call, own }) => {
        own?.advance(61_000);
        const ask = { token, headers: { 'X-Expect': '429' }, ...(category === 'write' ? { body: {} } : {}) };
        const once = () => call(category === 'write' ? 'POST' : 'GET', '/api/resources/lookup', ask);
        for (let n = 0; n < most; n += 1)
          expect((await once()).status !== 429, `request ${n + 1} was refused`);
        own?.advance(1000);
        const over = await once();
        expectStatus(over, 429);
        expect(over.headers.get('Retry-After') === '59', `Retry-After ${over.headers.get('Retry-After')}`);
        expect(over.json?.error === 'rate_limit_exceeded' && over.json?.retryAfter === 59, over.text);
        expect(over.json?.message === `Too many ${category} requests. Retry after 59 seconds.`, over.text);
        own?.advance(58_000);
        expect((await once()).headers.get('Retry-After') === '1', 'a rejected request extended the wait');
        own?.advance(1001);
        expect((await once()).status !== 429, 'still refused after the wait');
        own?.advance(61_000);
      },
    }),
  ),
  ...(
    [
      ['an empty body', ''],
      ['no JSON', '{"id":'],
    ] as const
  ).map(
    ([what, raw]): Case => ({
      name: `${what} is 400 (invalid_json; text on newer servers)`,
      run: async ({ call, mode }) => {
        const answer = await call('POST', '/api/resources', { raw });
        expectStatus(answer, 400);
        expect(
          mode === 'newer' ? answer.type.startsWith('text/plain') : answer.json?.error === 'invalid_json',
          answer.text,
        );
      },
    }),
  ),
  {
    name: 'JSON null is 400 invalid_json',
    modes: ['base', 'base-as-committed'],
    run: async ({ call }) => {
      const answer = await call('POST', '/api/resources', { raw: 'null' });
      expectStatus(answer, 400);
      expect(answer.json?.error === 'invalid_json', answer.text);
    },
  },
  {
    name: 'a body without Content-Type is taken by base servers and 400 on newer ones',
    run: async ({ call, fresh, mode }) => {
      const raw = JSON.stringify(fresh());
      const answer = await call('POST', '/api/resources', { raw, headers: { 'Content-Type': 'text/plain' } });
      expectStatus(answer, mode === 'newer' ? 400 : 201);
    },
  },
];

import { assert, assertStatus, type ConformanceCase } from './api';

/** Cases of the protocol (docs/wiki-protocol.md), sections 1–4: transport, tokens, rate limits, errors. */
export const accessCases: ConformanceCase[] = [
  {
    name: 'GET /health/auth with the token returns 200 {"valid":true}',
    run: async ({ sendRequest }) => {
      const response = await sendRequest('GET', '/health/auth');
      assertStatus(response, 200);
      assert(
        response.json?.valid === true && typeof response.json?.keyConfigured === 'boolean',
        response.text,
      );
    },
  },
  {
    name: 'GET /health/auth without a token returns 401 in JSON',
    run: async ({ sendRequest }) => {
      const response = await sendRequest('GET', '/health/auth', { token: null });
      assertStatus(response, 401);
      assert(response.json?.error === 'Bearer token required', response.text);
    },
  },
  {
    name: 'GET /health/auth with a wrong token returns 401 "Invalid API key"',
    run: async ({ sendRequest }) => {
      const response = await sendRequest('GET', '/health/auth', { token: 'wrong' });
      assertStatus(response, 401);
      assert(response.json?.error === 'Invalid API key', response.text);
    },
  },
  ...['/healthz', '/health'].map(
    (path): ConformanceCase => ({
      name: `GET ${path} needs no token and has no rate-limit headers`,
      run: async ({ sendRequest }) => {
        const response = await sendRequest('GET', path, { token: null });
        assertStatus(response, 200);
        assert(typeof response.json?.status === 'string', response.text);
        assert(!response.headers.has('X-RateLimit-Limit'), 'has X-RateLimit-Limit');
      },
    }),
  ),
  ...(
    [
      ['no header', {}, 'Bearer token required'],
      ['lower-case "bearer"', { Authorization: 'bearer secret' }, 'Bearer token required'],
      ['two spaces', { Authorization: 'Bearer  secret' }, 'Invalid API key'],
      ['a wrong token', { Authorization: 'Bearer wrong' }, 'Invalid API key'],
    ] as const
  ).map(
    ([description, headers, text]): ConformanceCase => ({
      name: `an API request with ${description} returns 401 text/plain "${text}" without rate-limit headers`,
      run: async ({ sendRequest }) => {
        const response = await sendRequest('GET', '/api/resources/stats', { token: null, headers });
        assertStatus(response, 401);
        assert(
          response.contentType.startsWith('text/plain') && response.text === text,
          `${response.contentType}: ${response.text}`,
        );
        assert(!response.headers.has('X-RateLimit-Limit'), 'has X-RateLimit-Limit');
      },
    }),
  ),
  {
    name: 'an OPTIONS preflight on /api returns 401 without CORS headers',
    run: async ({ sendRequest }) => {
      const headers = { Origin: 'https://example.com', 'Access-Control-Request-Method': 'POST' };
      const response = await sendRequest('OPTIONS', '/api/resources', { token: null, headers });
      assertStatus(response, 401);
      assert(!response.headers.has('Access-Control-Allow-Origin'), 'allows an origin');
    },
  },
  {
    name: 'an OPTIONS request outside /api returns 404',
    run: async ({ sendRequest }) =>
      assertStatus(await sendRequest('OPTIONS', '/health/auth', { token: null }), 404),
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
    ([method, path]): ConformanceCase => ({
      name: `${method} ${path} returns 404 with the text "404 Not Found"`,
      run: async ({ sendRequest }) => {
        const response = await sendRequest(method, path);
        assertStatus(response, 404);
        assert(
          response.contentType.startsWith('text/plain') && response.text === '404 Not Found',
          `${response.contentType}: ${response.text}`,
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
    ([method, path, category]): ConformanceCase => ({
      name: `${method} returns the rate-limit headers of the category ${category}`,
      run: async ({ sendRequest }) => {
        const response = await sendRequest(method, path, method === 'POST' ? { body: {} } : {});
        assert(
          response.headers.get('X-RateLimit-Category') === category,
          String(response.headers.get('X-RateLimit-Category')),
        );
        for (const name of ['Limit', 'Remaining', 'Reset'])
          assert(
            /^\d+$/.test(response.headers.get(`X-RateLimit-${name}`) ?? ''),
            `X-RateLimit-${name} is not a number`,
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
    ([category, limit, token]): ConformanceCase => ({
      name: `request ${limit + 1} in 60 s returns 429 (${category}, ${token ? 'with' : 'without'} a token), and \`Retry-After\` counts down`,
      needsClockControl: true,
      run: async ({ sendRequest, clockControl }) => {
        clockControl?.advance(61_000);
        const requestOptions = {
          token,
          headers: { 'X-Expect': '429' },
          ...(category === 'write' ? { body: {} } : {}),
        };
        const sendCountedRequest = () =>
          sendRequest(category === 'write' ? 'POST' : 'GET', '/api/resources/lookup', requestOptions);
        for (let index = 0; index < limit; index += 1)
          assert((await sendCountedRequest()).status !== 429, `request ${index + 1} was rate-limited`);
        clockControl?.advance(1000);
        const limitedResponse = await sendCountedRequest();
        assertStatus(limitedResponse, 429);
        assert(
          limitedResponse.headers.get('Retry-After') === '59',
          `Retry-After ${limitedResponse.headers.get('Retry-After')}`,
        );
        assert(
          limitedResponse.json?.error === 'rate_limit_exceeded' && limitedResponse.json?.retryAfter === 59,
          limitedResponse.text,
        );
        assert(
          limitedResponse.json?.message === `Too many ${category} requests. Retry after 59 seconds.`,
          limitedResponse.text,
        );
        clockControl?.advance(58_000);
        assert(
          (await sendCountedRequest()).headers.get('Retry-After') === '1',
          'a rejected request extended the wait',
        );
        clockControl?.advance(1001);
        assert((await sendCountedRequest()).status !== 429, 'still rate-limited after the wait');
        clockControl?.advance(61_000);
      },
    }),
  ),
  ...(
    [
      ['an empty body', ''],
      ['incomplete JSON', '{"id":'],
    ] as const
  ).map(
    ([description, raw]): ConformanceCase => ({
      name: `${description} returns 400 (invalid_json; text on newer servers)`,
      run: async ({ sendRequest, mode }) => {
        const response = await sendRequest('POST', '/api/resources', { raw });
        assertStatus(response, 400);
        assert(
          mode === 'newer'
            ? response.contentType.startsWith('text/plain')
            : response.json?.error === 'invalid_json',
          response.text,
        );
      },
    }),
  ),
  {
    name: 'JSON null returns 400 invalid_json',
    modes: ['base', 'base-with-faults'],
    run: async ({ sendRequest }) => {
      const response = await sendRequest('POST', '/api/resources', { raw: 'null' });
      assertStatus(response, 400);
      assert(response.json?.error === 'invalid_json', response.text);
    },
  },
  {
    name: 'a body without a JSON Content-Type is accepted by base servers and returns 400 on newer servers',
    run: async ({ sendRequest, createResourceFields, mode }) => {
      const raw = JSON.stringify(createResourceFields());
      const response = await sendRequest('POST', '/api/resources', {
        raw,
        headers: { 'Content-Type': 'text/plain' },
      });
      assertStatus(response, mode === 'newer' ? 400 : 201);
    },
  },
];

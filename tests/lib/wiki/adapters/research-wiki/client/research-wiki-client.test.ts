import { describe, expect, it } from 'vitest';
import { createResearchWikiClient } from '@/lib/wiki/adapters/research-wiki/client/research-wiki-client';
import { createWikiServer, type ServerOptions } from '@/tests/wiki-server/create-wiki-server';
import { FakeClock } from '@/tests/wiki-server/fake-clock';
import type { Fault } from '@/tests/wiki-server/faults';
import { createInProcessFetch, planFaultsInOrder } from '@/tests/wiki-server/in-process-fetch';
import { addSampleData, hashUrl } from '@/tests/wiki-server/sample-wiki';

function setUpWiki({ faults = [], ...options }: ServerOptions & { faults?: (Fault | null)[] } = {}) {
  const clock = new FakeClock();
  const server = createWikiServer({ now: () => clock.ms, ...options });
  addSampleData(server.state);
  const deps = {
    fetch: createInProcessFetch({ server, clock, plan: planFaultsInOrder(faults) }),
    schedule: clock.schedule,
    hasPermission: async () => true,
  };
  return {
    client: createResearchWikiClient({ name: 'Wiki', baseUrl: 'http://localhost:1', token: 'secret' }, deps),
    server,
    clock,
  };
}
const url = 'https://example.net/new';
const write = { remoteId: hashUrl(url), url, fields: { title: 'New' } };

describe('createResearchWikiClient', () => {
  it('finds, reads and counts resources', async () => {
    const { client } = setUpWiki();
    const richResourceId = hashUrl('https://example.org/rich');
    expect(await client.findByUrl('https://www.example.org/rich/')).toMatchObject({
      ok: true,
      value: { remoteId: richResourceId, citingPageIds: null },
    });
    expect(await client.readResource(richResourceId)).toMatchObject({
      value: {
        fields: { tags: ['history', 'computing'] },
        citingPageIds: ['reward-hacking', 'safety-teams', 'hiring'],
      },
    });
    expect(await client.findByUrl('https://nothing.example/')).toEqual({ ok: true, value: null });
    expect(await client.countResources()).toEqual({ ok: true, value: 2 });
  });

  // A browser that is stopping the worker does not answer. That must not stop the wiki, because nothing would start it again.
  it.each([
    [false, 'permission-missing'],
    [null, 'unreachable'],
  ])('sends no request if the answer about the host permission is %s: %s', async (hasPermission, kind) => {
    const requestedUrls: string[] = [];
    const deps = {
      fetch: async (requestedUrl: string) => {
        requestedUrls.push(requestedUrl);
        throw new TypeError('Failed to fetch');
      },
      schedule: () => () => undefined,
      hasPermission: async () => hasPermission,
    };
    const client = createResearchWikiClient(
      { name: 'Wiki', baseUrl: 'http://localhost:1', token: 'secret' },
      deps,
    );
    expect(await client.findByUrl(url)).toEqual({ ok: false, problem: { kind } });
    expect(requestedUrls).toEqual([]);
  });

  it.each([
    ['3', 3_000],
    ['Wed, 01 Apr 2026 10:05:00 GMT', 300_000],
    ['Wed, 01 Apr 2026 09:00:00 GMT', 1_000],
    ['86400', 3_600_000],
    ['soon', 60_000],
  ])('returns the delay of `Retry-After: %s`', async (retryAfter, retryAfterMs) => {
    const headers = { 'Retry-After': retryAfter, Date: 'Wed, 01 Apr 2026 10:00:00 GMT' };
    const deps = {
      fetch: async () => new Response('{}', { status: 429, headers }),
      schedule: () => () => undefined,
      hasPermission: async () => true,
    };
    const client = createResearchWikiClient(
      { name: 'Wiki', baseUrl: 'http://localhost:1', token: 'secret' },
      deps,
    );
    expect(await client.countResources()).toEqual({
      ok: false,
      problem: { kind: 'rate-limited', category: 'read', retryAfterMs },
    });
  });

  it('omits fields that the wiki does not support', async () => {
    const readFieldNames = async (mode: 'base' | 'newer') => {
      const response = await setUpWiki({ mode }).client.readResource(hashUrl('https://example.com/stub'));
      return response.ok && response.value ? Object.keys(response.value.fields) : [];
    };
    expect(await readFieldNames('base')).not.toContain('contextNote');
    expect(await readFieldNames('newer')).toEqual(
      expect.arrayContaining(['contextNote', 'importance', 'doi', 'arxiv']),
    );
  });

  it('sends importance as 0 to 1 and reads it back as 0 to 100', async () => {
    const { client, server } = setUpWiki({ mode: 'newer' });
    await client.sendResources([{ ...write, fields: { importance: 42, contextNote: 'why' } }]);
    expect(server.state.rows.get(write.remoteId)).toMatchObject({
      importanceScore: 0.42,
      contextNote: 'why',
    });
    expect(await client.readResource(write.remoteId)).toMatchObject({
      value: { fields: { importance: 42 } },
    });
  });

  it('sends identifiers to the details route', async () => {
    const { client } = setUpWiki({ mode: 'newer' });
    await client.sendResources([write]);
    expect(await client.sendResources([{ ...write, fields: { doi: '10.1/x' } }])).toEqual({
      ok: true,
      value: null,
    });
    expect(await client.readResource(write.remoteId)).toMatchObject({
      value: { fields: { doi: '10.1/x', title: 'New' } },
    });
  });

  it('reports `no-such-route` for an older wiki', async () => {
    const { client } = setUpWiki();
    expect(await client.sendResources([{ ...write, fields: { doi: '10.1/x' } }])).toEqual({
      ok: false,
      problem: { kind: 'no-such-route' },
    });
  });

  it('returns the index of the item and the field that the wiki reports as invalid', async () => {
    const { client } = setUpWiki();
    const invalidUrl = 'https://example.net/other';
    const response = await client.sendResources([
      write,
      { remoteId: hashUrl(invalidUrl), url: invalidUrl, fields: { venueId: 'x'.repeat(201) } },
    ]);
    expect(response).toEqual({
      ok: false,
      problem: { kind: 'invalid', faults: [{ index: 1, fault: { kind: 'not-taken', field: 'venueId' } }] },
    });
  });

  it.each<[Fault, object]>([
    ['connection-refused', { kind: 'unreachable' }],
    ['connection-reset', { kind: 'unreachable' }],
    ['response-lost', { kind: 'unreachable' }],
    ['timeout', { kind: 'timeout' }],
    ['rate-limited', { kind: 'rate-limited', category: 'write', retryAfterMs: 7000 }],
    ['server-error', { kind: 'server-error' }],
    ['token-rejected', { kind: 'unauthorised' }],
    ['html', { kind: 'not-json' }],
    ['truncated', { kind: 'bad-answer' }],
  ])('returns a problem that contains no sent value for the fault "%s"', async (fault, problem) => {
    const { client } = setUpWiki({ faults: [fault] });
    expect(await client.sendResources([write])).toEqual({ ok: false, problem });
  });

  it('accepts a slow response and a request that arrives twice', async () => {
    const { client } = setUpWiki({ faults: ['slow', 'sent-twice'] });
    expect(await client.sendResources([write])).toEqual({ ok: true, value: null });
    expect(await client.sendResources([write])).toEqual({ ok: true, value: null });
  });

  it('rejects a response that exceeds the size limit', async () => {
    const { clock } = setUpWiki();
    const fetch = async () =>
      new Response(`"${'x'.repeat(12_000_001)}"`, { headers: { 'Content-Type': 'application/json' } });
    const client = createResearchWikiClient(
      { name: 'W', baseUrl: 'http://localhost:1', token: 't' },
      { fetch, schedule: clock.schedule, hasPermission: async () => true },
    );
    expect(await client.readResource('x')).toEqual({ ok: false, problem: { kind: 'bad-answer' } });
  });

  it('reads pages with null for missing values, and null for a deleted page', async () => {
    const { client } = setUpWiki();
    expect(await client.readPage('hiring')).toMatchObject({
      value: { title: 'Hiring in AI Safety', type: null, quality: null },
    });
    expect(await client.readPage('gone')).toEqual({ ok: true, value: null });
  });

  it('sends a text and reads its length and hash', async () => {
    const { client } = setUpWiki();
    const text = {
      remoteId: hashUrl('https://example.com/stub'),
      url: 'https://example.com/stub',
      title: 'A stub',
      fetchedAt: '2026-03-20T12:00:00.000Z',
      httpStatus: 200,
      contentType: 'text/html',
      text: 'a\0b',
      sha256: 'a'.repeat(64),
    };
    expect(await client.readText(text.remoteId)).toEqual({ ok: true, value: null });
    expect(await client.sendText(text)).toEqual({ ok: true, value: null });
    expect(await client.readText(text.remoteId)).toMatchObject({
      value: { length: 2, hash: 'a'.repeat(16) },
    });
  });
});

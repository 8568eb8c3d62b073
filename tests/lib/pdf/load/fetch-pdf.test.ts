import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatUnreadableReason } from '@/lib/app/describe/format-pdf-problem';
import { fetchPdf } from '@/lib/pdf/load/fetch-pdf';
import { installEnglishMessages } from '../../../support/install-english-messages';

const bytes = new TextEncoder().encode(`%PDF-1.7\n${'x'.repeat(3_000)}`);
const SHORT_LIMITS = { responseTimeoutMs: 50, stallTimeoutMs: 50 };
const page = '<!doctype html><title>Sign in</title><input type="password">';

type Respond = (signal?: AbortSignal | null) => Response | Promise<Response>;

const RESPONSES: Record<string, Respond> = {
  'paper.pdf': () => new Response(bytes, { headers: { 'content-type': 'application/pdf' } }),
  'attachment.pdf': () =>
    new Response(bytes, { headers: { 'content-disposition': 'attachment; filename="paper.pdf"' } }),
  'wrong-type.pdf': () => new Response(bytes, { headers: { 'content-type': 'text/plain' } }),
  'parts.pdf': () => new Response(bytes, { headers: { 'accept-ranges': 'bytes', 'content-length': '3009' } }),
  'private.pdf': () => new Response(page, { status: 403 }),
  'gone.pdf': () => new Response(page, { status: 404, headers: { 'content-type': 'text/html' } }),
  'login-page.pdf': () => new Response(page, { headers: { 'content-type': 'text/html' } }),
  'mislabelled-page.pdf': () => new Response(page, { headers: { 'content-type': 'application/pdf' } }),
  'picture.pdf': () => new Response('\u0089PNG'),
};

describe('fetchPdf', () => {
  const { fetch: originalFetch } = globalThis;
  beforeAll(() => {
    vi.stubGlobal('fetch', async (url: string, { signal }: RequestInit) => {
      signal?.throwIfAborted();
      const respond = RESPONSES[url.split('/').at(-1) ?? ''];
      if (!respond) throw new TypeError('Failed to fetch');
      return respond(signal);
    });
  });
  afterAll(() => {
    vi.stubGlobal('fetch', originalFetch);
  });
  beforeEach(installEnglishMessages);
  afterEach(() => {
    vi.useRealTimers();
  });

  const { signal } = new AbortController();
  const fetchFile = (name: string, maxBytes?: number) =>
    fetchPdf(`https://journal.example/${name}`, signal, maxBytes);

  it.each(['paper.pdf', 'attachment.pdf', 'wrong-type.pdf'])('fetches all bytes of %s', async (name) => {
    const result = await fetchFile(name);
    expect(result).toEqual({
      ok: true,
      value: { kind: 'whole', httpStatus: 200, bytes, hash: expect.any(Promise) },
    });
    expect(result.ok && result.value.kind === 'whole' && (await result.value.hash)).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    );
  });

  it('says that the browser does not let an extension read a file of this computer', async () => {
    vi.stubGlobal(
      'XMLHttpRequest',
      class {
        onerror = () => {};
        open() {}
        send() {
          this.onerror();
        }
      },
    );
    const result = await fetchPdf('file:///papers/tides.pdf', new AbortController().signal);
    expect(result).toEqual({ ok: false, problem: 'local-pdf' });
  });

  it('leaves a large file to parts if its server sends parts', async () => {
    expect(await fetchFile('parts.pdf', 1_000)).toMatchObject({
      ok: true,
      value: { kind: 'parts', size: 3_009 },
    });
  });

  it('reads the start and the end of a large file in parts', async () => {
    const result = await fetchFile('parts.pdf', 1_000);
    const readPart = result.ok && result.value.kind === 'parts' ? result.value.readPart : null;
    RESPONSES['parts.pdf'] = () => new Response('Not found', { status: 404 });
    await expect(readPart?.(0, 10)).rejects.toThrow('404');
    RESPONSES['parts.pdf'] = () => new Response(bytes);
    expect(new TextDecoder().decode(await readPart?.(0, 10))).toBe('%PDF-1.7\nx');
    await expect(readPart?.(3_000, 3_009)).rejects.toThrow('200');
    RESPONSES['parts.pdf'] = () => new Response(bytes.slice(-9), { status: 206 });
    expect(new TextDecoder().decode(await readPart?.(3_000, 3_009))).toBe('xxxxxxxxx');
    RESPONSES['parts.pdf'] = () => new Response(bytes.slice(-4), { status: 206 });
    await expect(readPart?.(3_000, 3_009)).rejects.toThrow('another length');
  });

  it.each([
    ['page', page, 'pdf-web-page'],
    ['picture', '\u0089PNG', 'pdf-not-pdf'],
  ])('does not take a large %s for a PDF', async (name, body, problem) => {
    RESPONSES[name] = () =>
      new Response(body, { headers: { 'accept-ranges': 'bytes', 'content-length': '2000000000' } });
    expect(await fetchFile(name)).toEqual({ ok: false, problem });
  });

  /** Sends the start of a file and then nothing. The connection breaks with `error`, or with the signal of the request. */
  const sendStart = (signal: AbortSignal | null | undefined, error?: Error) =>
    new Response(
      new ReadableStream({
        start: (controller) => {
          controller.enqueue(bytes);
          signal?.addEventListener('abort', () => controller.error(signal.reason), { once: true });
        },
        pull: () => (error ? Promise.reject(error) : new Promise<never>(() => {})),
      }),
    );

  it.each([
    ['if the connection is lost', () => sendStart(null, new TypeError('network error'))],
    ['if the site stops in the middle of it', sendStart],
    [
      'if the site does not answer',
      (signal: AbortSignal | null | undefined) =>
        new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
    ],
  ] as const)('says that the site did not send the whole PDF %s', async (_, respond) => {
    RESPONSES['stalled.pdf'] = respond;
    expect(await fetchPdf('https://journal.example/stalled.pdf', signal, undefined, SHORT_LIMITS)).toEqual({
      ok: false,
      problem: 'pdf-incomplete',
    });
    expect(formatUnreadableReason('pdf-incomplete')).toMatch(
      /did not send the whole PDF\. Reload it and read it again/,
    );
  });

  it('waits for a site that needs time to respond, and then as long as it sends bytes', async () => {
    vi.useFakeTimers();
    let sentCount = 0;
    RESPONSES['slow.pdf'] = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30_000));
      return new Response(
        new ReadableStream({
          pull: async (controller) => {
            await new Promise((resolve) => setTimeout(resolve, 6_000));
            sentCount += 1;
            if (sentCount > 6) controller.close();
            else controller.enqueue(bytes);
          },
        }),
      );
    };
    const result = fetchFile('slow.pdf');
    await vi.advanceTimersByTimeAsync(90_000);
    expect(await result).toMatchObject({ ok: true, value: { kind: 'whole' } });
  });

  it('ends when the reader cancels a PDF whose site stopped sending it', async () => {
    RESPONSES['stalled.pdf'] = sendStart;
    const reader = new AbortController();
    const result = fetchPdf('https://journal.example/stalled.pdf', reader.signal);
    reader.abort();
    expect(await result).toEqual({ ok: false, problem: 'pdf-cancelled' });
  });

  it('fetches the start of a large file if its server sends no parts', async () => {
    let sentCount = 0;
    RESPONSES['endless.pdf'] = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            sentCount += 1;
            controller.enqueue(bytes);
          },
        }),
      );
    expect(await fetchFile('endless.pdf', 10_000)).toMatchObject({ ok: true, value: { kind: 'start' } });
    expect(sentCount).toBeLessThan(10);
  });

  it.each([
    ['private.pdf', 'pdf-sign-in', /sign in before/],
    ['gone.pdf', 'pdf-http-error', /answered with an error/],
    ['login-page.pdf', 'pdf-web-page', /sent a web page/],
    ['mislabelled-page.pdf', 'pdf-web-page', /sent a web page/],
    ['picture.pdf', 'pdf-not-pdf', /not a PDF/],
    ['unreachable.pdf', 'pdf-no-access', /does not let/],
  ] as const)('says in a sentence why %s is not read', async (name, problem, sentence) => {
    expect(await fetchFile(name)).toEqual({ ok: false, problem });
    expect(formatUnreadableReason(problem)).toMatch(sentence);
  });

  it('returns a problem when the reader cancels', async () => {
    const result = await fetchPdf('https://journal.example/paper.pdf', AbortSignal.abort());
    expect(result).toEqual({ ok: false, problem: 'pdf-cancelled' });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ok } from '@/lib/base/result';
import { type Handlers, listenToMessages } from '@/lib/browser/messages/listen-to-messages';
import { send } from '@/lib/browser/messages/send';

const throwIfCalled = () => Promise.reject(new Error('unexpected message'));
const makeHandlers = (givenHandlers: Partial<Handlers>): Handlers =>
  new Proxy(givenHandlers as Handlers, {
    get: (givenHandlers, name) => givenHandlers[name as keyof Handlers] ?? throwIfCalled,
  });

describe('send', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    // The fake browser gives no sender; the ids of both sides are then undefined.
    fakeBrowser.runtime.id = undefined as never;
  });

  it('returns the response of the handler', async () => {
    listenToMessages(
      makeHandlers({
        'venue/delete': async ({ id }) =>
          id === 'a' ? ok(null) : { ok: false, problem: { kind: 'disk-full' } },
      }),
    );
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: true, value: null });
    expect(await send('venue/delete', { id: 'b' })).toEqual({ ok: false, problem: { kind: 'disk-full' } });
  });

  it('returns `bad-message` for a malformed request', async () => {
    listenToMessages(makeHandlers({}));
    expect(await send('venue/delete', { id: 7 } as never)).toEqual({
      ok: false,
      problem: { kind: 'bad-message' },
    });
  });

  it('returns `bad-message` for a malformed response', async () => {
    listenToMessages(makeHandlers({ 'venue/delete': async () => ({ ok: true, value: 'yes' }) as never }));
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: false, problem: { kind: 'bad-message' } });
  });

  it('is ignored if it comes from a script on a web page', async () => {
    listenToMessages(makeHandlers({ 'venue/delete': async () => ok(null) }));
    const message = { name: 'venue/delete', request: { id: 'a' } };
    const sendFrom = (url: string): Promise<unknown[]> =>
      fakeBrowser.runtime.onMessage.trigger(message, { url });
    expect(await sendFrom('https://press.example/')).toEqual([undefined]);
    expect(await sendFrom(fakeBrowser.runtime.getURL('/options.html'))).toEqual([ok(null)]);
  });

  it('repeats the request if the worker was stopped before it responded', async () => {
    let callCount = 0;
    listenToMessages(
      makeHandlers({
        'venue/delete': () => {
          callCount += 1;
          return callCount === 1 ? Promise.reject(new Error('stopped')) : Promise.resolve(ok(null));
        },
      }),
    );
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: true, value: null });
    expect(callCount).toBe(2);
  });

  it('returns `no-response` if nothing responds', async () => {
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: false, problem: { kind: 'no-response' } });
  });

  describe('when the response is late', () => {
    const timing = { queryIntervalMs: 20, statusQueryMs: 20, responseMs: 20, runningMs: 60_000 };

    it('waits while the worker handles the request, and sends it only once', async () => {
      let callCount = 0;
      listenToMessages(
        makeHandlers({
          'venue/delete': async () => {
            callCount += 1;
            await new Promise((resolve) => setTimeout(resolve, 200));
            return ok(null);
          },
        }),
      );
      expect(await send('venue/delete', { id: 'a' }, timing)).toEqual({ ok: true, value: null });
      expect(callCount).toBe(1);
    });

    it('returns a problem when the worker handles the request for too long, and sends it once', async () => {
      let callCount = 0;
      listenToMessages(
        makeHandlers({
          'venue/delete': () => {
            callCount += 1;
            return new Promise(() => undefined);
          },
        }),
      );
      expect(await send('venue/delete', { id: 'a' }, { ...timing, runningMs: 50 })).toEqual({
        ok: false,
        problem: { kind: 'still-running' },
      });
      expect(callCount).toBe(1);
    });

    it('requests a lost response again and returns it', async () => {
      let callCount = 0;
      listenToMessages(
        makeHandlers({
          'venue/delete': async () => {
            callCount += 1;
            return ok(null);
          },
        }),
      );
      const sendMessage = fakeBrowser.runtime.sendMessage.bind(fakeBrowser.runtime);
      fakeBrowser.runtime.sendMessage = (async (message: object) => {
        const response = sendMessage(message);
        return 'name' in message ? new Promise(() => undefined) : response;
      }) as never;
      expect(await send('venue/delete', { id: 'a' }, timing)).toEqual({ ok: true, value: null });
      fakeBrowser.runtime.sendMessage = sendMessage;
      expect(callCount).toBe(1);
    });

    it('repeats a request that was lost as soon as the worker responds that it does not know it', async () => {
      let callCount = 0;
      listenToMessages(
        makeHandlers({
          'venue/delete': async () => {
            callCount += 1;
            return ok(null);
          },
        }),
      );
      const sendMessage = fakeBrowser.runtime.sendMessage.bind(fakeBrowser.runtime);
      let sentCount = 0;
      fakeBrowser.runtime.sendMessage = ((message: object) => {
        if ('name' in message) sentCount += 1;
        return 'name' in message && sentCount === 1 ? new Promise(() => undefined) : sendMessage(message);
      }) as never;
      const response = send('venue/delete', { id: 'a' }, { ...timing, responseMs: 60_000 });
      expect(await response).toEqual({ ok: true, value: null });
      fakeBrowser.runtime.sendMessage = sendMessage;
      expect([sentCount, callCount]).toEqual([2, 1]);
    });

    it('returns `no-response` if the worker does not respond to status queries either', async () => {
      const sendMessage = fakeBrowser.runtime.sendMessage.bind(fakeBrowser.runtime);
      fakeBrowser.runtime.sendMessage = (() => new Promise(() => undefined)) as never;
      expect(await send('venue/delete', { id: 'a' }, timing)).toEqual({
        ok: false,
        problem: { kind: 'no-response' },
      });
      fakeBrowser.runtime.sendMessage = sendMessage;
    });
  });
});

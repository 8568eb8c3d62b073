import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { ok } from '@/lib/base/result';
import { type Handlers, listen } from '@/lib/browser/messages/listen';
import { send } from '@/lib/browser/messages/send';

const throwIfCalled = () => Promise.reject(new Error('not asked for'));
const handlers = (some: Partial<Handlers>): Handlers =>
  new Proxy(some as Handlers, { get: (given, name) => given[name as keyof Handlers] ?? throwIfCalled });

describe('send', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    // The fake browser gives no sender; the ids of both sides are then undefined.
    fakeBrowser.runtime.id = undefined as never;
  });

  it('returns the handler’s reply', async () => {
    listen(
      handlers({
        'venue/delete': async ({ id }) =>
          id === 'a' ? ok(null) : { ok: false, problem: { kind: 'disk-full' } },
      }),
    );
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: true, value: null });
    expect(await send('venue/delete', { id: 'b' })).toEqual({ ok: false, problem: { kind: 'disk-full' } });
  });

  it('passes no malformed request to a handler', async () => {
    listen(handlers({}));
    expect(await send('venue/delete', { id: 7 } as never)).toEqual({
      ok: false,
      problem: { kind: 'bad-message' },
    });
  });

  it('returns bad-message for a malformed reply', async () => {
    listen(handlers({ 'venue/delete': async () => ({ ok: true, value: 'yes' }) as never }));
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: false, problem: { kind: 'bad-message' } });
  });

  it('sends once more when the worker stopped before it replied', async () => {
    let times = 0;
    listen(
      handlers({
        'venue/delete': () => {
          times += 1;
          return times === 1 ? Promise.reject(new Error('stopped')) : Promise.resolve(ok(null));
        },
      }),
    );
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: true, value: null });
    expect(times).toBe(2);
  });

  it('returns a problem when nobody replies', async () => {
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: false, problem: { kind: 'no-response' } });
  });

  describe('when the reply does not come in time', () => {
    const timing = { responseMs: 20, stateQueryMs: 20 };

    it('waits as long as the worker is busy with the request, and sends it once', async () => {
      let times = 0;
      listen(
        handlers({
          'venue/delete': async () => {
            times += 1;
            await new Promise((resolve) => setTimeout(resolve, 200));
            return ok(null);
          },
        }),
      );
      expect(await send('venue/delete', { id: 'a' }, timing)).toEqual({ ok: true, value: null });
      expect(times).toBe(1);
    });

    it('takes the reply that was lost', async () => {
      let times = 0;
      listen(
        handlers({
          'venue/delete': async () => {
            times += 1;
            return ok(null);
          },
        }),
      );
      const sendMessage = fakeBrowser.runtime.sendMessage.bind(fakeBrowser.runtime);
      fakeBrowser.runtime.sendMessage = (async (message: object) => {
        const reply = sendMessage(message);
        return 'name' in message ? new Promise(() => undefined) : reply;
      }) as never;
      expect(await send('venue/delete', { id: 'a' }, timing)).toEqual({ ok: true, value: null });
      fakeBrowser.runtime.sendMessage = sendMessage;
      expect(times).toBe(1);
    });

    it('returns a problem once the worker does not answer questions either', async () => {
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

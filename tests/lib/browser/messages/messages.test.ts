import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { ok } from '@/lib/base/result';
import { type Handlers, listen } from '@/lib/browser/messages/listen';
import { send } from '@/lib/browser/messages/send';

const unused = () => Promise.reject(new Error('not asked for'));
const handlers = (some: Partial<Handlers>): Handlers =>
  new Proxy(some as Handlers, { get: (given, name) => given[name as keyof Handlers] ?? unused });

describe('a message to the worker', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    // The fake tells no sender; both sides are then the same nobody.
    fakeBrowser.runtime.id = undefined as never;
  });

  it('comes back as the handler answered it', async () => {
    listen(
      handlers({
        'venue/delete': async ({ id }) =>
          id === 'a' ? ok(null) : { ok: false, problem: { kind: 'disk-full' } },
      }),
    );
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: true, value: null });
    expect(await send('venue/delete', { id: 'b' })).toEqual({ ok: false, problem: { kind: 'disk-full' } });
  });

  it('of another shape reaches no handler', async () => {
    listen(handlers({}));
    expect(await send('venue/delete', { id: 7 } as never)).toEqual({
      ok: false,
      problem: { kind: 'bad-message' },
    });
  });

  it('with an answer of another shape is a bad message', async () => {
    listen(handlers({ 'venue/delete': async () => ({ ok: true, value: 'yes' }) as never }));
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: false, problem: { kind: 'bad-message' } });
  });

  it('is asked once more when the worker stopped in the middle', async () => {
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

  it('that nobody answers says so', async () => {
    expect(await send('venue/delete', { id: 'a' })).toEqual({ ok: false, problem: { kind: 'no-answer' } });
  });
});

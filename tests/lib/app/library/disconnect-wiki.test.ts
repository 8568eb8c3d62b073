import { describe, expect, it } from 'vitest';
import { createWikiDisconnection, UNDO_DISCONNECT_MS } from '@/lib/app/library/disconnect-wiki';
import { err, ok } from '@/lib/base/result';
import type { Wiki } from '@/lib/wiki/model/wiki';

// The cast is needed because the disconnection reads only these values.
const makeWiki = (id: string): Wiki => ({ id, active: true }) as Wiki;

/** Creates a disconnection. `runTimer` ends the time for Undo, `log` has the writes in order. */
function setUp({ isSaved = true, canDelete = true } = {}) {
  const log: string[] = [];
  const timers = new Set<() => void>();
  const disconnection = createWikiDisconnection({
    schedule: (ms, callback) => {
      expect(ms).toBe(UNDO_DISCONNECT_MS);
      timers.add(callback);
      return () => timers.delete(callback);
    },
    saveWiki: async ({ id, active }) => {
      log.push(`save ${id} ${active ? 'active' : 'inactive'}`);
      return isSaved;
    },
    deleteWiki: async ({ id }) => {
      log.push(`delete ${id}`);
      return canDelete ? ok(null) : err({ kind: 'disk-full' });
    },
    notifyProblem: ({ kind }) => void log.push(kind),
  });
  const runTimer = () => {
    for (const callback of timers) callback();
  };
  return { disconnection, log, runTimer };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('createWikiDisconnection', () => {
  it('makes a wiki inactive at once, and deletes it after the time for Undo', () => {
    const { disconnection, log, runTimer } = setUp();
    disconnection.disconnect(makeWiki('a'));
    expect(disconnection.getDisconnected()?.id).toBe('a');
    expect(log).toEqual(['save a inactive']);
    runTimer();
    expect(disconnection.getDisconnected()).toBeNull();
    expect(log).toEqual(['save a inactive', 'delete a']);
  });

  it('restores the wiki by Undo, and never deletes it then', () => {
    const { disconnection, log, runTimer } = setUp();
    disconnection.disconnect(makeWiki('a'));
    disconnection.undo();
    runTimer();
    disconnection.complete();
    expect(log).toEqual(['save a inactive', 'save a active']);
  });

  it('deletes the wiki once when another one is disconnected, and when the view closes', () => {
    const { disconnection, log, runTimer } = setUp();
    disconnection.disconnect(makeWiki('a'));
    disconnection.disconnect(makeWiki('b'));
    disconnection.complete();
    runTimer();
    expect(log).toEqual(['save a inactive', 'delete a', 'save b inactive', 'delete b']);
  });

  it('keeps a wiki connected that could not be made inactive', async () => {
    const { disconnection, log, runTimer } = setUp({ isSaved: false });
    disconnection.disconnect(makeWiki('a'));
    await settle();
    expect(disconnection.getDisconnected()).toBeNull();
    runTimer();
    expect(log).toEqual(['save a inactive']);
  });

  it('reports a wiki that could not be deleted', async () => {
    const { disconnection, log, runTimer } = setUp({ canDelete: false });
    disconnection.disconnect(makeWiki('a'));
    runTimer();
    await settle();
    expect(log).toEqual(['save a inactive', 'delete a', 'disk-full']);
  });

  it('notifies its listeners of each change', () => {
    const { disconnection } = setUp();
    const pendingIds: (string | undefined)[] = [];
    const unsubscribe = disconnection.subscribe(() => pendingIds.push(disconnection.getDisconnected()?.id));
    disconnection.disconnect(makeWiki('a'));
    disconnection.undo();
    unsubscribe();
    disconnection.disconnect(makeWiki('b'));
    expect(pendingIds).toEqual(['a', undefined]);
  });
});

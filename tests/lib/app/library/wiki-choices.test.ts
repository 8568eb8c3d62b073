import { describe, expect, it, vi } from 'vitest';
import { createNotifications } from '@/lib/app/library/notifications';
import { createRunningChanges } from '@/lib/app/library/running-changes';
import {
  type ComparedEntry,
  chooseSide,
  type LastChoice,
  undoChoice,
  type WikiChoiceDeps,
} from '@/lib/app/library/wiki-choices';
import { err, ok } from '@/lib/base/result';
import { CHOICE_DELAY_MS } from '@/lib/wiki/model/outbox-entry';

const entry: ComparedEntry = { wikiId: 'w', wiki: 'Wiki', stableId: 'sid_AbCdEf0123' };
const at = '2026-03-14T10:00:00.000Z';

function makeDeps(overrides: Partial<WikiChoiceDeps> = {}) {
  let lastChoice: LastChoice | null = null;
  const timers: { ms: number; callback: () => void }[] = [];
  const notifications = createNotifications(
    () => () => {},
    () => new Date(),
  );
  const deps: WikiChoiceDeps = {
    now: () => new Date(at),
    schedule: (ms, callback) => timers.push({ ms, callback }),
    choose: async () => ok(null),
    undoChoice: async () => ok({ sent: [], edited: [] }),
    lastChoice: {
      get: async () => lastChoice,
      set: async (choice) => {
        lastChoice = choice;
      },
    },
    withLock: (task) => task(),
    runningChanges: createRunningChanges(),
    notifications,
    format: (message) => JSON.stringify(message),
    ...overrides,
  };
  return { deps, timers, notifications, getLastChoice: () => lastChoice };
}

describe('choice between the local and the remote value', () => {
  it('is saved for Undo together with earlier choices of the same source', async () => {
    const { deps, getLastChoice } = makeDeps();
    await chooseSide(deps, entry, ['summary'], 'remote');
    await chooseSide(deps, entry, ['title', 'summary'], 'remote');
    expect(getLastChoice()).toEqual({ ...entry, at, fields: ['summary', 'title'] });
    await chooseSide(deps, { ...entry, stableId: 'sid_other00000' }, ['review'], 'remote');
    expect(getLastChoice()?.fields).toEqual(['review']);
  });

  it('leaves the Undo of an earlier message', async () => {
    const { deps, notifications } = makeDeps();
    const action = { label: 'Undo', run: () => {}, keyShortcuts: 'Control+Z' };
    notifications.notify({ kind: 'status', text: 'Venue removed.', action, progress: null });
    await chooseSide(deps, entry, ['summary'], 'remote');
    expect(notifications.getCurrent()).toBeNull();
    expect(notifications.getClosedUndos().map(({ text }) => text)).toEqual(['Venue removed.']);
  });

  it('cannot be undone after the local value was sent', async () => {
    const { deps, timers, getLastChoice } = makeDeps();
    await chooseSide(deps, entry, ['summary'], 'remote');
    await chooseSide(deps, entry, ['title'], 'local');
    expect(timers.map(({ ms }) => ms)).toEqual([CHOICE_DELAY_MS]);
    timers[0]?.callback();
    await new Promise((resolve) => setTimeout(resolve));
    expect(getLastChoice()?.fields).toEqual(['summary']);
  });

  it('is saved for Undo before it is written, so that a page that closes in between leaves an Undo', async () => {
    const { deps, getLastChoice } = makeDeps({ choose: () => new Promise(() => {}) });
    void chooseSide(deps, entry, ['summary'], 'remote');
    await vi.waitFor(() => expect(getLastChoice()?.fields).toEqual(['summary']));
  });

  it('is not saved for Undo when it fails, and the reader is notified', async () => {
    const { deps, notifications, getLastChoice } = makeDeps({
      choose: async () => err({ kind: 'no-response' }),
    });
    expect(await chooseSide(deps, entry, ['summary'], 'local')).toBe(false);
    expect(notifications.getCurrent()?.kind).toBe('alert');
    expect(getLastChoice()).toBeNull();
  });

  it('is undone field by field', async () => {
    const { deps, getLastChoice } = makeDeps();
    await chooseSide(deps, entry, ['summary', 'title'], 'remote');
    expect(await undoChoice(deps, entry, ['summary'])).toEqual([]);
    expect(getLastChoice()?.fields).toEqual(['title']);
    await undoChoice(deps, entry, ['title']);
    expect(getLastChoice()).toBeNull();
  });

  it('is not undone after it was sent or edited, and the reader is notified', async () => {
    const { deps, notifications } = makeDeps({
      undoChoice: async () => ok({ sent: ['summary'], edited: ['title'] }),
    });
    expect(await undoChoice(deps, entry, ['summary', 'title'])).toEqual(['summary', 'title']);
    expect(notifications.getCurrent()?.text).toBe(
      JSON.stringify({ kind: 'choice-sent', wiki: 'Wiki', fields: ['summary'] }),
    );
  });
});

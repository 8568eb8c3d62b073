import { describe, expect, it } from 'vitest';
import { createNotifications, STATUS_DURATION_MS, UNDO_DURATION_MS } from '@/lib/app/library/notifications';

function makeNotifications() {
  const timers: { ms: number; callback: () => void; isCancelled: boolean }[] = [];
  const notifications = createNotifications(
    (ms, callback) => {
      const timer = { ms, callback, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
    () => new Date('2026-03-12T09:00:00.000Z'),
  );
  return { notifications, timers };
}

describe('createNotifications', () => {
  it('closes a success message after 15 seconds', () => {
    const { notifications, timers } = makeNotifications();
    notifications.notifyStatus('Saved.');
    expect(notifications.getCurrent()).toEqual({
      kind: 'status',
      text: 'Saved.',
      action: null,
      progress: null,
    });
    expect(timers.map(({ ms }) => ms)).toEqual([STATUS_DURATION_MS]);
    timers[0]?.callback();
    expect(notifications.getCurrent()).toBeNull();
  });

  const makeUndoable = (text: string, run: () => void = () => {}) => ({
    kind: 'status' as const,
    text,
    action: { label: 'Undo', run, keyShortcuts: 'Control+Z' },
    progress: null,
  });

  it('closes a message with Undo after a minute, and offers its Undo once more', () => {
    const { notifications, timers } = makeNotifications();
    let undoCount = 0;
    notifications.notify(makeUndoable('Venue removed.', () => (undoCount += 1)));
    expect(timers.map(({ ms }) => ms)).toEqual([UNDO_DURATION_MS]);
    timers[0]?.callback();
    expect(notifications.getCurrent()).toBeNull();
    notifications.notifyStatus('Exported.');
    expect(notifications.getClosedUndos()[0]).toMatchObject({
      text: 'Venue removed.',
      postedAt: '2026-03-12T09:00:00.000Z',
    });
    notifications.getClosedUndos()[0]?.undo();
    expect(undoCount).toBe(1);
    expect(notifications.getClosedUndos()).toEqual([]);
  });

  it('offers the Undo of every closed or replaced message', () => {
    const { notifications } = makeNotifications();
    notifications.notify(makeUndoable('First.'));
    notifications.close();
    expect(notifications.getClosedUndos()[0]?.text).toBe('First.');
    notifications.notify(makeUndoable('Second.'));
    notifications.notify(makeUndoable('Third.'));
    expect(notifications.getClosedUndos().map(({ text }) => text)).toEqual(['Second.', 'First.']);
    notifications.close();
    expect(notifications.getClosedUndos().map(({ text }) => text)).toEqual(['Third.', 'Second.', 'First.']);
    notifications.getClosedUndos()[1]?.undo();
    expect(notifications.getClosedUndos().map(({ text }) => text)).toEqual(['Third.', 'First.']);
  });

  it('offers the Undo of a message that a message without Undo replaced', () => {
    const { notifications } = makeNotifications();
    let undoCount = 0;
    notifications.notify(makeUndoable('Venue removed.', () => (undoCount += 1)));
    expect(notifications.getClosedUndos()).toEqual([]);
    notifications.notify({ kind: 'status', text: 'Exporting', action: null, progress: 0.5 });
    notifications.notifyStatus('Exported.');
    expect(notifications.getClosedUndos()[0]?.text).toBe('Venue removed.');
    notifications.notifyError('Not saved.');
    notifications.close();
    notifications.getClosedUndos()[0]?.undo();
    expect(undoCount).toBe(1);
    expect(notifications.getClosedUndos()).toEqual([]);
  });

  it('runs an Undo once, and does not offer it again', () => {
    const { notifications } = makeNotifications();
    let undoCount = 0;
    notifications.notify(makeUndoable('Venue removed.', () => (undoCount += 1)));
    const undo = notifications.getCurrent()?.action?.run;
    undo?.();
    undo?.();
    expect(undoCount).toBe(1);
    expect(notifications.getClosedUndos()).toEqual([]);
    notifications.notifyStatus('The removal was undone.');
    expect(notifications.getClosedUndos()).toEqual([]);
    notifications.close();
    expect(notifications.getClosedUndos()).toEqual([]);
  });

  it('states which stored change an Undo belongs to', () => {
    const { notifications } = makeNotifications();
    notifications.notify({ ...makeUndoable('Imported.'), changeId: 'import-1' });
    notifications.notify(makeUndoable('Venue removed.'));
    notifications.close();
    expect(notifications.getClosedUndos().map(({ changeId }) => changeId)).toEqual([null, 'import-1']);
  });

  it('leaves an error, an action without Undo and a progress bar open', () => {
    const { notifications, timers } = makeNotifications();
    notifications.notifyError('Not saved.');
    notifications.notify({
      kind: 'status',
      text: 'Adding links',
      action: { label: 'Cancel', run: () => {} },
      progress: null,
    });
    notifications.notify({ kind: 'status', text: 'Exporting', action: null, progress: 0.5 });
    expect(timers).toEqual([]);
  });

  it('closes a message by its text, and no other one', () => {
    const { notifications } = makeNotifications();
    notifications.notifyError('Not saved.');
    notifications.closeNotificationWithText('Saved.');
    expect(notifications.getCurrent()?.text).toBe('Not saved.');
    notifications.closeNotificationWithText('Not saved.');
    expect(notifications.getCurrent()).toBeNull();
  });

  it('does not close a newer message with the timer of an older one', () => {
    const { notifications, timers } = makeNotifications();
    notifications.notifyStatus('First.');
    notifications.notifyStatus('Second.');
    expect(timers.map(({ isCancelled }) => isCancelled)).toEqual([true, false]);
  });
});

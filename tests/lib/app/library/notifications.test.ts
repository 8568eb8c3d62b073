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

describe('notifications', () => {
  it('close a success message after 15 seconds', () => {
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

  it('close a message with Undo after a minute, and offer its Undo once more', () => {
    const { notifications, timers } = makeNotifications();
    let undoCount = 0;
    notifications.notify(makeUndoable('Venue removed.', () => (undoCount += 1)));
    expect(timers.map(({ ms }) => ms)).toEqual([UNDO_DURATION_MS]);
    timers[0]?.callback();
    expect(notifications.getCurrent()).toBeNull();
    notifications.notifyStatus('Exported.');
    expect(notifications.getClosedUndo()).toMatchObject({
      text: 'Venue removed.',
      postedAt: '2026-03-12T09:00:00.000Z',
    });
    notifications.getClosedUndo()?.undo();
    expect(undoCount).toBe(1);
    expect(notifications.getClosedUndo()).toBeNull();
  });

  it('offer only the Undo of the latest message, and none of a message that is obsolete', () => {
    const { notifications } = makeNotifications();
    notifications.notify(makeUndoable('First.'));
    notifications.close();
    expect(notifications.getClosedUndo()?.text).toBe('First.');
    notifications.notify(makeUndoable('Second.'));
    expect(notifications.getClosedUndo()).toBeNull();
    notifications.notify(null);
    expect(notifications.getClosedUndo()).toBeNull();
  });

  it('offer the Undo of a message that a message without Undo replaced', () => {
    const { notifications } = makeNotifications();
    let undoCount = 0;
    notifications.notify(makeUndoable('Venue removed.', () => (undoCount += 1)));
    expect(notifications.getClosedUndo()).toBeNull();
    notifications.notify({ kind: 'status', text: 'Exporting', action: null, progress: 0.5 });
    notifications.notifyStatus('Exported.');
    expect(notifications.getClosedUndo()?.text).toBe('Venue removed.');
    notifications.notifyError('Not saved.');
    notifications.notify(null);
    notifications.getClosedUndo()?.undo();
    expect(undoCount).toBe(1);
    expect(notifications.getClosedUndo()).toBeNull();
  });

  it('do not offer an Undo again that was used, and run it once', () => {
    const { notifications } = makeNotifications();
    let undoCount = 0;
    notifications.notify(makeUndoable('Venue removed.', () => (undoCount += 1)));
    const undo = notifications.getCurrent()?.action?.run;
    undo?.();
    undo?.();
    expect(undoCount).toBe(1);
    expect(notifications.getClosedUndo()).toBeNull();
    notifications.notifyStatus('The removal was undone.');
    expect(notifications.getClosedUndo()).toBeNull();
    notifications.close();
    expect(notifications.getClosedUndo()).toBeNull();
  });

  it('forget the Undo of a message that became obsolete', () => {
    const { notifications } = makeNotifications();
    notifications.notify(makeUndoable('First.'));
    notifications.notify(null);
    expect(notifications.getClosedUndo()).toBeNull();
  });

  it('leave an error, an action without Undo and a progress bar open', () => {
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

  it('do not close a newer message with the timer of an older one', () => {
    const { notifications, timers } = makeNotifications();
    notifications.notifyStatus('First.');
    notifications.notifyStatus('Second.');
    expect(timers.map(({ isCancelled }) => isCancelled)).toEqual([true, false]);
  });
});

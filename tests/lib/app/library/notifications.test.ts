import { describe, expect, it } from 'vitest';
import { createNotifications, STATUS_DURATION_MS } from '@/lib/app/library/notifications';

function makeNotifications() {
  const timers: { ms: number; callback: () => void; isCancelled: boolean }[] = [];
  const notifications = createNotifications((ms, callback) => {
    const timer = { ms, callback, isCancelled: false };
    timers.push(timer);
    return () => {
      timer.isCancelled = true;
    };
  });
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

  it('leave an error, an action and a progress bar open', () => {
    const { notifications, timers } = makeNotifications();
    notifications.notifyError('Not saved.');
    notifications.notify({
      kind: 'status',
      text: 'Deleted.',
      action: { label: 'Undo', run: () => {} },
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

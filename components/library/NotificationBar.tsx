import { useEffect } from 'react';
import { Icon } from '@/components/ui/Icon';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { isUndoShortcut } from '@/lib/app/library/find-key-action';
import type { Notification } from '@/lib/app/library/notifications';
import { t } from '@/lib/browser/i18n/message';

/** Builds the Undo action of a notification. The button and the shortcut Ctrl+Z both run it. */
export const buildUndoAction = (run: () => void): NonNullable<Notification['action']> => ({
  label: t('libraryUndo'),
  run,
  keyShortcuts: 'Control+Z Meta+Z',
});

// A clicked button disappears with its notification. The focus then moves to the current row, the status of the open source,
// or the heading.
const FOCUS_FALLBACK_SELECTORS = [
  '[data-current="true"] .source-title',
  '.status-choice :checked',
  'main h1',
];

type Props = {
  notification: Notification | null;
  /** When the notification was posted. A new time makes screen readers announce an unchanged text again. */
  postedAt: string;
  /** Undoes the latest change, or null if there is none to undo. Ctrl+Z runs it when no notification with an action is shown. */
  undoLatest: (() => void) | null;
  onClose: () => void;
};

/**
 * The live region of notifications. It is always in the document, because screen readers announce only changes of an
 * existing region.
 */
export function NotificationBar({ notification, postedAt, undoLatest, onClose }: Props) {
  useUndoShortcut(notification?.action ?? (undoLatest && buildUndoAction(undoLatest)));
  useFocusFallback(`${postedAt} ${notification?.text}`, '.notification-bar', FOCUS_FALLBACK_SELECTORS);
  return (
    <div className="notification-bar" data-kind={notification?.kind ?? 'none'}>
      <div role="status">
        {notification?.kind === 'status' && <NotificationText key={postedAt} notification={notification} />}
      </div>
      <div role="alert">
        {notification?.kind === 'alert' && <NotificationText key={postedAt} notification={notification} />}
      </div>
      {notification?.action && (
        <button
          type="button"
          className="button"
          aria-keyshortcuts={notification.action.keyShortcuts}
          onClick={notification.action.run}
        >
          {notification.action.label}
        </button>
      )}
      {notification && notification.progress === null && (
        <button
          type="button"
          className="button notification-close"
          data-kind="quiet"
          aria-label={t('libraryCloseNotification')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

/** Runs `action` on Ctrl+Z or Cmd+Z, unless the action has no keys. */
function useUndoShortcut(action: Notification['action']): void {
  useEffect(() => {
    if (!action?.keyShortcuts) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isUndoShortcut(event)) return;
      event.preventDefault();
      action.run();
    };
    addEventListener('keydown', handleKeyDown);
    return () => removeEventListener('keydown', handleKeyDown);
  }, [action]);
}

function NotificationText({ notification }: { notification: Notification }) {
  return (
    <>
      <span>{notification.text}</span>
      {notification.progress !== null && (
        <progress value={notification.progress} aria-label={t('libraryProgress')} />
      )}
    </>
  );
}

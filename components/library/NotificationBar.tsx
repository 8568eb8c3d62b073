import { useEffect } from 'react';
import { useFocusFallback } from '@/components/ui/use-focus-fallback';
import { isUndoShortcut } from '@/lib/app/library/find-key-action';
import { t } from '@/lib/browser/i18n/message';

/** One message at the foot of the page, with at most one thing to do about it. */
export type Notification = {
  kind: 'status' | 'alert';
  text: string;
  /** `keys`: the keys that do it from anywhere on the page, as `aria-keyshortcuts` names them. */
  action: { label: string; run: () => void; keyShortcuts?: string } | null;
  /** 0–1 while something runs; null: nothing does. */
  progress: number | null;
};

/** The action that takes the last thing back, also by Ctrl+Z. */
export const buildUndoAction = (run: () => void): NonNullable<Notification['action']> => ({
  label: t('libraryUndo'),
  run,
  keyShortcuts: 'Control+Z Meta+Z',
});

// What was pressed in the note goes with it: the focus then rests on the row or the choice it was about.
const FOCUS_FALLBACK_SELECTORS = [
  '[data-current="true"] .source-title',
  '.status-choice :checked',
  'main h1',
];

type Props = {
  notification: Notification | null;
  /** When it was said: the same words said again are read out again. */
  postedAt: string;
  onClose: () => void;
};

/** The place of the message: always in the page, so that it is read out when it changes. */
export function NotificationBar({ notification, postedAt, onClose }: Props) {
  useUndoShortcut(notification?.action ?? null);
  useFocusFallback(`${postedAt} ${notification?.text}`, '.note-bar', FOCUS_FALLBACK_SELECTORS);
  return (
    <div className="note-bar" data-kind={notification?.kind ?? 'none'}>
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
          className="button note-close"
          data-kind="quiet"
          aria-label={t('libraryNoteClose')}
          onClick={onClose}
        >
          ×
        </button>
      )}
    </div>
  );
}

/** Ctrl+Z (Cmd+Z) does what the note offers to undo. */
function useUndoShortcut(action: Notification['action']): void {
  useEffect(() => {
    if (!action?.keyShortcuts) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !isUndoShortcut(event)) return;
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

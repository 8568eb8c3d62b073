import { useEffect } from 'react';
import { useKeptFocus } from '@/components/use-kept-focus';
import { t } from '@/lib/locale/message';
import { isUndo } from './key-action';

/** One message at the foot of the page, with at most one thing to do about it. */
export type Note = {
  kind: 'status' | 'alert';
  text: string;
  /** `keys`: the keys that do it from anywhere on the page, as `aria-keyshortcuts` names them. */
  action: { label: string; run: () => void; keys?: string } | null;
  /** 0–1 while something runs; null: nothing does. */
  progress: number | null;
};

/** The action that takes the last thing back, also by Ctrl+Z. */
export const undoAction = (run: () => void): NonNullable<Note['action']> => ({
  label: t('libraryUndo'),
  run,
  keys: 'Control+Z Meta+Z',
});

// What was pressed in the note goes with it: the focus then rests on the row or the choice it was about.
const BACK_TO = ['[data-current="true"] .source-title', '.status-choice :checked', 'main h1'];

type Props = {
  note: Note | null;
  /** When it was said: the same words said again are read out again. */
  at: string;
  onClose: () => void;
};

/** The place of the message: always in the page, so that it is read out when it changes. */
export function NoteBar({ note, at, onClose }: Props) {
  useUndoKey(note?.action ?? null);
  useKeptFocus(`${at} ${note?.text}`, '.note-bar', BACK_TO);
  return (
    <div className="note-bar" data-kind={note?.kind ?? 'none'}>
      <div role="status">{note?.kind === 'status' && <NoteText key={at} note={note} />}</div>
      <div role="alert">{note?.kind === 'alert' && <NoteText key={at} note={note} />}</div>
      {note?.action && (
        <button
          type="button"
          className="button"
          aria-keyshortcuts={note.action.keys}
          onClick={note.action.run}
        >
          {note.action.label}
        </button>
      )}
      {note && note.progress === null && (
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
function useUndoKey(action: Note['action']): void {
  useEffect(() => {
    if (!action?.keys) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !isUndo(event)) return;
      event.preventDefault();
      action.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [action]);
}

function NoteText({ note }: { note: Note }) {
  return (
    <>
      <span>{note.text}</span>
      {note.progress !== null && <progress value={note.progress} aria-label={t('libraryProgress')} />}
    </>
  );
}

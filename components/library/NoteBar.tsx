import { t } from '@/lib/locale/message';

/** One message at the foot of the page, with at most one thing to do about it. */
export type Note = {
  kind: 'status' | 'alert';
  text: string;
  action: { label: string; run: () => void } | null;
  /** 0–1 while something runs; null: nothing does. */
  progress: number | null;
};

/** The place of the message: always in the page, so that it is read out when it changes. */
export function NoteBar({ note, onClose }: { note: Note | null; onClose: () => void }) {
  return (
    <div className="note-bar" data-kind={note?.kind ?? 'none'}>
      <div role="status">{note?.kind === 'status' && <NoteText note={note} />}</div>
      <div role="alert">{note?.kind === 'alert' && <NoteText note={note} />}</div>
      {note?.action && (
        <button type="button" className="button" onClick={note.action.run}>
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

function NoteText({ note }: { note: Note }) {
  return (
    <>
      <span>{note.text}</span>
      {note.progress !== null && <progress value={note.progress} aria-label={t('libraryProgress')} />}
    </>
  );
}

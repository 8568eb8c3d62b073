import type { DraftEvent, DraftForm } from '@/lib/app/form/draft-state';
import { hasEdits } from '@/lib/record/draft/prune-draft';
import { persistDraft, persistPage, persistText } from '@/lib/storage/drafts/draft-storage';
import type { SessionCore } from './session-core';

const EDIT_EVENTS: DraftEvent['type'][] = [
  'edited',
  'quotes-arrived',
  'start-over-undone',
  'duplicate-accepted',
  'duplicate-undone',
];
const CAPTURE_EVENTS: DraftEvent['type'][] = ['text-arrived', 'page-arrived', 'recaptured'];
const RECAPTURE_EVENTS: DraftEvent['type'][] = ['recaptured', 'started-over', 'text-requested'];

/** Keeps every keystroke, and the captured parts once, beside it. Gives the way to keep the captured parts now. */
export function persistOnEvents(core: SessionCore): (form: DraftForm) => Promise<unknown> {
  let isCapturePersisted = false;

  // A saved record needs its page only when the reader asked to capture it again.
  const persistCapture = (form: DraftForm): Promise<unknown> => {
    if (form.source !== null && !form.isRecaptured) return Promise.resolve();
    isCapturePersisted = form.textState !== 'pending';
    const { key } = form.draft;
    const pageWrite = persistPage(key, form.extraction);
    const textWrite = form.article ? persistText(key, form.article) : Promise.resolve();
    return Promise.all([pageWrite, textWrite]).catch(() => core.dispatch({ type: 'persist-failed' }));
  };

  // The write is started before anything else: the page may be gone right after this event.
  const persistEdits = (form: DraftForm): void => {
    const updatedAt = form.draft.updatedAt;
    persistDraft(form.draft).then(
      () => core.dispatch({ type: 'persisted', at: updatedAt }),
      () => core.dispatch({ type: 'persist-failed' }),
    );
    if (!isCapturePersisted) void persistCapture(form);
  };

  core.addEffect((event, form) => {
    if (RECAPTURE_EVENTS.includes(event.type)) isCapturePersisted = false;
    if (EDIT_EVENTS.includes(event.type)) persistEdits(form);
    else if (event.type === 'saved' && hasEdits(form.draft)) void persistDraft(form.draft);
    else if (CAPTURE_EVENTS.includes(event.type) && (hasEdits(form.draft) || form.isRecaptured))
      void persistCapture(form);
  });
  return persistCapture;
}

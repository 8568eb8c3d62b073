import { hasEdits } from '@/lib/record/draft/edits';
import type { DraftSessionDeps } from '../draft-deps';
import type { DraftEvent } from '../draft-event';
import type { DraftForm } from '../draft-state';
import type { SessionCore } from '../session-core';

const EDIT_EVENTS: DraftEvent['type'][] = [
  'edited',
  'quotes-arrived',
  'start-over-undone',
  'duplicate-accepted',
  'duplicate-undone',
];
const CAPTURE_EVENTS: DraftEvent['type'][] = ['text-arrived', 'page-arrived', 'recaptured'];
const RECAPTURE_EVENTS: DraftEvent['type'][] = ['recaptured', 'started-over', 'text-requested'];

/**
 * Persists the draft of a page during every event that edits it, and the captured page and text once. Returns a
 * function that persists the captured page and text immediately. A failure dispatches `persist-failed`.
 */
export function startPersistingPage(
  core: SessionCore,
  { drafts }: DraftSessionDeps,
): (form: DraftForm) => Promise<unknown> {
  let isCapturePersisted = false;
  // The quote items that no successful write has emptied yet. After a failed write, the next one empties
  // them. Otherwise the draft and the items would contain the same quotes.
  let quoteItems: string[] = [];

  // The capture of a saved source is already in the database, unless the reader captured the page again.
  const persistCapture = (form: DraftForm): Promise<unknown> => {
    if (form.source !== null && !form.isRecaptured) return Promise.resolve();
    isCapturePersisted = form.textStatus !== 'pending';
    const { key } = form.draft;
    const pageWrite = drafts.persistExtraction(key, form.extraction);
    const textWrite = form.article ? drafts.persistArticle(key, form.article) : Promise.resolve();
    return Promise.all([pageWrite, textWrite]).catch(() => core.dispatch({ type: 'persist-failed' }));
  };

  // The draft is written first, because the form may close right after this event.
  const persistEdits = (event: DraftEvent, form: DraftForm): void => {
    if (event.type === 'quotes-arrived') quoteItems = [...quoteItems, ...event.quoteItems];
    const { updatedAt } = form.draft;
    const writtenItems = quoteItems;
    drafts
      .persistDraft(form.draft, writtenItems)
      .then(() => {
        core.dispatch({ type: 'persisted', at: updatedAt });
        quoteItems = quoteItems.filter((itemName) => !writtenItems.includes(itemName));
        return writtenItems.length > 0 ? drafts.deleteQuotes(writtenItems) : undefined;
      })
      .catch(() => core.dispatch({ type: 'persist-failed' }));
    // The metadata of the tab is not persisted, because it would replace the metadata of the page when the draft is
    // restored.
    if (!isCapturePersisted && form.pageStatus !== 'pending') void persistCapture(form);
  };

  core.addEffect((event, { phase, form }) => {
    if (phase === 'record-page') return;
    if (RECAPTURE_EVENTS.includes(event.type)) isCapturePersisted = false;
    if (shouldPersistDraft(event, form)) persistEdits(event, form);
    else if (event.type === 'saved' && hasEdits(form.draft)) void drafts.persistDraft(form.draft);
    else if (hasNewCapture(event, form)) void persistCapture(form);
  });
  return persistCapture;
}

// A PDF joins its source without the reader, so a draft is stored only if they typed something.
const shouldPersistDraft = ({ type }: DraftEvent, { draft }: DraftForm): boolean =>
  EDIT_EVENTS.includes(type) || (type === 'pdf-joined' && hasEdits(draft));

const hasNewCapture = (event: DraftEvent, form: DraftForm): boolean =>
  CAPTURE_EVENTS.includes(event.type) && (hasEdits(form.draft) || (form.isRecaptured && !form.isJoinedPdf));

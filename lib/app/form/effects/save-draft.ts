import type { DraftEvent } from '../draft-event';
import type { DraftPorts } from '../draft-ports';
import type { DraftForm } from '../draft-state';
import type { SessionCore } from '../session-core';

/**
 * Returns a function that saves the draft of a page. It sends the draft to the worker when the text has arrived, or
 * immediately if the reader saves without the text.
 */
export function createSaveHandler(
  core: SessionCore,
  { drafts, worker, now }: DraftPorts,
  persistCapture: (form: DraftForm) => Promise<unknown>,
): (options: { withText: boolean }) => void {
  const sendDraft = async (form: DraftForm): Promise<void> => {
    if (!form.pendingSave) return;
    await Promise.allSettled([drafts.persistDraft(form.pendingSave.draft), persistCapture(form)]);
    const result = await worker.saveDraft(form.pendingSave);
    core.dispatch(
      result.ok
        ? { type: 'saved', source: result.value.source, at: now().toISOString() }
        : { type: 'save-failed', problem: result.problem },
    );
  };

  core.addEffect((event, { form }, previousState) => {
    if (!ARRIVAL_EVENTS.includes(event.type) || previousState.phase !== 'saving') return;
    if (!isReadyToSend(previousState.form) && isReadyToSend(form)) void sendDraft(form);
  });

  return ({ withText }) => {
    const { phase } = core.getState();
    if (phase === 'reading' || phase === 'in-place' || (phase === 'saving' && withText)) return;
    core.dispatch({ type: 'save-requested', withText });
    const form = core.getForm();
    if (form && isReadyToSend(form)) void sendDraft(form);
  };
}

const ARRIVAL_EVENTS: DraftEvent['type'][] = ['page-arrived', 'page-late', 'text-arrived'];

// A save waits for the metadata of the page, and for its text unless the reader saves without it.
const isReadyToSend = ({ pageState, textState, pendingSave }: DraftForm): boolean =>
  pageState !== 'pending' && (textState !== 'pending' || pendingSave?.withText === false);

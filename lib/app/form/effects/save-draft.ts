import type { DraftSessionDeps } from '../draft-deps';
import type { DraftEvent } from '../draft-event';
import type { DraftForm } from '../draft-state';
import type { SessionCore } from '../session-core';
import { joinPdfBeforeSave } from './offer-duplicates';

/**
 * Returns a function that saves the draft of a page. It sends the draft to the worker when the text has arrived, or
 * immediately if the reader saves without the text.
 */
export function createSaveHandler(
  core: SessionCore,
  deps: DraftSessionDeps,
  persistCapture: (form: DraftForm) => Promise<unknown>,
): (options: { shouldSaveText: boolean }) => void {
  const { drafts, worker, now } = deps;
  const sendDraft = async (): Promise<void> => {
    // If the sources cannot be read, the PDF is saved as a source of its own.
    await joinPdfBeforeSave(core, deps).catch(() => undefined);
    const form = core.getForm();
    if (!form?.pendingSave) return;
    await Promise.allSettled([drafts.persistDraft(form.pendingSave.draft), persistCapture(form)]);
    const result = await worker.saveDraft(form.pendingSave);
    core.dispatch(
      result.ok
        ? { type: 'saved', ...result.value, at: now().toISOString() }
        : { type: 'save-failed', problem: result.problem },
    );
  };

  core.addEffect((event, { form }, previousState) => {
    if (!ARRIVAL_EVENTS.includes(event.type) || previousState.phase !== 'saving') return;
    if (!isReadyToSend(previousState.form) && isReadyToSend(form)) void sendDraft();
  });

  return ({ shouldSaveText }) => {
    const { phase } = core.getState();
    if (phase === 'reading' || phase === 'record-page' || (phase === 'saving' && shouldSaveText)) return;
    core.dispatch({ type: 'save-requested', shouldSaveText });
    const form = core.getForm();
    if (form && isReadyToSend(form)) void sendDraft();
  };
}

const ARRIVAL_EVENTS: DraftEvent['type'][] = ['page-arrived', 'page-late', 'text-arrived'];

// A save waits for the metadata of the page, and for its text unless the reader saves without it.
const isReadyToSend = ({ pageStatus, textStatus, pendingSave }: DraftForm): boolean =>
  pageStatus !== 'pending' && (textStatus !== 'pending' || pendingSave?.shouldSaveText === false);

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
): (withText: boolean) => void {
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
    if (event.type === 'text-arrived' && previousState.phase === 'saving' && form.pendingSave?.withText)
      void sendDraft(form);
  });

  return (withText) => {
    const { phase } = core.getState();
    if (phase === 'reading' || phase === 'in-place' || (phase === 'saving' && withText)) return;
    core.dispatch({ type: 'save-requested', withText });
    const form = core.getForm();
    if (form && (form.textState !== 'pending' || !withText)) void sendDraft(form);
  };
}

import type { DraftPorts } from '../draft-ports';
import type { DraftForm } from '../draft-state';
import type { SessionCore } from '../session-core';

/**
 * Returns a function that saves the draft of a page. The draft is sent to the worker when its text has arrived, or at once
 * if the reader saves without the text.
 */
export function createSaveHandler(
  core: SessionCore,
  { drafts, worker, now }: DraftPorts,
  persistCapture: (form: DraftForm) => Promise<unknown>,
): (withText: boolean) => void {
  const sendDraft = async (form: DraftForm): Promise<void> => {
    if (!form.pendingSave) return;
    await Promise.allSettled([drafts.persistDraft(form.pendingSave.draft), persistCapture(form)]);
    const reply = await worker.saveDraft(form.pendingSave);
    core.dispatch(
      reply.ok
        ? { type: 'saved', source: reply.value.source, at: now().toISOString() }
        : { type: 'save-failed', problem: reply.problem },
    );
  };

  core.addEffect((event, { form }, previous) => {
    if (event.type === 'text-arrived' && previous.phase === 'saving' && form.pendingSave?.withText)
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

import type { DraftForm } from '@/lib/app/form/draft-state';
import { send } from '@/lib/browser/messages/send';
import { persistDraft } from '@/lib/storage/drafts/draft-storage';
import type { SessionCore } from './session-core';

/** The way to save: sends the draft to the worker, once its text is there or the reader will not wait for it. */
export function createSaveHandler(
  core: SessionCore,
  persistCapture: (form: DraftForm) => Promise<unknown>,
): (withText: boolean) => void {
  const sendDraft = async (form: DraftForm): Promise<void> => {
    if (!form.pendingSave) return;
    await Promise.allSettled([persistDraft(form.pendingSave.draft), persistCapture(form)]);
    const reply = await send('draft/save', form.pendingSave);
    const savedAt = new Date().toISOString();
    core.dispatch(
      reply.ok
        ? { type: 'saved', source: reply.value.source, at: savedAt }
        : { type: 'save-failed', problem: reply.problem },
    );
  };

  core.addEffect((event, form, previousPhase) => {
    if (event.type === 'text-arrived' && previousPhase === 'saving' && form.pendingSave?.withText)
      void sendDraft(form);
  });

  return (withText) => {
    const { phase } = core.getState();
    if (phase === 'reading' || (phase === 'saving' && withText)) return;
    core.dispatch({ type: 'save-requested', withText });
    const form = core.getForm();
    if (form && (form.textState !== 'pending' || !withText)) void sendDraft(form);
  };
}

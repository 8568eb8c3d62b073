import { keepDraft } from '@/lib/drafts/draft-store';
import { send } from '@/lib/messages/send';
import type { ReviewForm } from '@/lib/review/review-state';
import type { SessionCore } from './session-core';

/** The way to save: sends the draft to the worker, once its text is there or the reader will not wait for it. */
export function saving(
  core: SessionCore,
  keepCapture: (form: ReviewForm) => Promise<unknown>,
): (withText: boolean) => void {
  const sendDraft = async (form: ReviewForm): Promise<void> => {
    if (!form.sending) return;
    await Promise.allSettled([keepDraft(form.sending.draft), keepCapture(form)]);
    const reply = await send('draft/save', form.sending);
    const at = new Date().toISOString();
    core.dispatch(
      reply.ok
        ? { type: 'saved', source: reply.value.source, at }
        : { type: 'save-failed', problem: reply.problem },
    );
  };

  core.onEvent((event, form, before) => {
    if (event.type === 'text-arrived' && before === 'saving' && form.sending?.withText) void sendDraft(form);
  });

  return (withText) => {
    const { phase } = core.state();
    if (phase === 'reading' || (phase === 'saving' && withText)) return;
    core.dispatch({ type: 'save-asked', withText });
    const form = core.form();
    if (form && (form.text !== 'pending' || !withText)) void sendDraft(form);
  };
}

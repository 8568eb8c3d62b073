import { keepDraft, keepPage, keepText } from '@/lib/drafts/draft-store';
import { hasEdits } from '@/lib/review/pruned-draft';
import type { ReviewEvent, ReviewForm } from '@/lib/review/review-state';
import type { SessionCore } from './session-core';

const TYPED: ReviewEvent['type'][] = [
  'edited',
  'quotes-arrived',
  'start-over-undone',
  'same-work-taken',
  'same-work-undone',
];
const ARRIVED: ReviewEvent['type'][] = ['text-arrived', 'page-arrived', 'recaptured'];
const CAPTURE_ANEW: ReviewEvent['type'][] = ['recaptured', 'started-over', 'text-asked'];

/** Keeps every keystroke, and the captured parts once, beside it. Gives the way to keep the captured parts now. */
export function keeping(core: SessionCore): (form: ReviewForm) => Promise<unknown> {
  let captureKept = false;

  // A saved record needs its page only when the reader asked to capture it again.
  const keepCapture = (form: ReviewForm): Promise<unknown> => {
    if (form.source !== null && !form.recaptured) return Promise.resolve();
    captureKept = form.text !== 'pending';
    const { key } = form.draft;
    const page = keepPage(key, form.extraction);
    const text = form.article ? keepText(key, form.article) : Promise.resolve();
    return Promise.all([page, text]).catch(() => core.dispatch({ type: 'keep-failed' }));
  };

  // The write is started before anything else: the page may be gone right after this event.
  const keepTyped = (form: ReviewForm): void => {
    const at = form.draft.updatedAt;
    keepDraft(form.draft).then(
      () => core.dispatch({ type: 'kept', at }),
      () => core.dispatch({ type: 'keep-failed' }),
    );
    if (!captureKept) void keepCapture(form);
  };

  core.onEvent((event, form) => {
    if (CAPTURE_ANEW.includes(event.type)) captureKept = false;
    if (TYPED.includes(event.type)) keepTyped(form);
    else if (event.type === 'saved' && hasEdits(form.draft)) void keepDraft(form.draft);
    else if (ARRIVED.includes(event.type) && (hasEdits(form.draft) || form.recaptured))
      void keepCapture(form);
  });
  return keepCapture;
}

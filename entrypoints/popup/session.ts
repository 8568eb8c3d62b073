import { latestSnapshot } from '@/lib/db/read/snapshots';
import { dropDraft, dropQuotes, keepDraft, keepPage, keepPlace, keepText, readQuotes } from '@/lib/drafts/draft-store';
import { watchDraft } from '@/lib/drafts/watch-draft';
import { send } from '@/lib/messages/send';
import type { Edits, Place } from '@/lib/model/draft';
import { sourceById } from '@/lib/db/read/source-by-id';
import { isBadRow } from '@/lib/db/read/parse-row';
import { hasEdits } from '@/lib/review/pruned-draft';
import { review } from '@/lib/review/review';
import type { ReviewEvent, ReviewForm, ReviewState } from '@/lib/review/review-state';
import { freshDraft, store } from './open-form';

/** One form's life: its state, and everything that happens to it. Effects take place inside the event that asks for them. */
export type Session = {
  state: () => ReviewState;
  subscribe: (changed: () => void) => () => void;
  dispatch: (event: ReviewEvent) => void;
  edit: (edits: Edits, origin?: string) => void;
  save: (withText: boolean) => void;
  startOver: () => void;
  keepPlace: (place: Place) => void;
  dispose: () => void;
};

/** A session without a form yet; `opened` gives it one. */
export function createSession(): Session {
  let state: ReviewState = { phase: 'reading' };
  let stopWatching = () => {};
  let watchedKey: string | null = null;
  let captureKept = false;
  const listeners = new Set<() => void>();

  const dispatch = (event: ReviewEvent): void => {
    const before = state;
    state = review(state, event);
    if (state.phase !== 'reading' && state.form.draft.key !== watchedKey) watch(state.form.draft.key);
    if (state.phase !== 'reading') effects(event, before, state.form);
    for (const listener of listeners) listener();
  };

  const effects = (event: ReviewEvent, before: ReviewState, form: ReviewForm): void => {
    if (event.type === 'edited' || event.type === 'quotes-arrived') keepTyped(form);
    if (event.type === 'recaptured') captureKept = false;
    if (event.type === 'saved' && hasEdits(form.draft)) void keepDraft(form.draft);
    const arrived = event.type === 'text-arrived' || event.type === 'page-arrived' || event.type === 'recaptured';
    if (arrived && (hasEdits(form.draft) || form.recaptured)) keepCapture(form);
    if (event.type === 'text-arrived' && before.phase === 'saving') void sendDraft(form);
  };

  // The write is started before anything else: the page may be gone right after this event.
  const keepTyped = (form: ReviewForm): void => {
    const at = form.draft.updatedAt;
    keepDraft(form.draft).then(
      () => dispatch({ type: 'kept', at }),
      () => dispatch({ type: 'keep-failed' }),
    );
    if (!captureKept) keepCapture(form);
  };

  // A saved record needs its page only when the reader asked to capture it again.
  const keepCapture = (form: ReviewForm): Promise<unknown> => {
    if (form.source !== null && !form.recaptured) return Promise.resolve();
    captureKept = form.text !== 'pending';
    const { key } = form.draft;
    const writes = [keepPage(key, form.extraction), ...(form.article ? [keepText(key, form.article)] : [])];
    return Promise.all(writes).catch(() => dispatch({ type: 'keep-failed' }));
  };

  const sendDraft = async (form: ReviewForm): Promise<void> => {
    if (!form.sending) return;
    await Promise.allSettled([keepDraft(form.sending.draft), keepCapture(form)]);
    const reply = await send('draft/save', form.sending);
    const at = new Date().toISOString();
    if (reply.ok) dispatch({ type: 'saved', source: reply.value.source, at });
    else dispatch({ type: 'save-failed', problem: reply.problem });
  };

  const watch = (key: string): void => {
    stopWatching();
    watchedKey = key;
    stopWatching = watchDraft(key, (change) => {
      if (state.phase === 'reading') return;
      const { draft } = state.form;
      if (change.kind === 'quotes') void takeUpQuotes(key);
      else if (change.kind === 'removed') void removedElsewhere();
      else if (change.draft.updatedAt > draft.updatedAt) dispatch({ type: 'changed-elsewhere', draft: change.draft });
    });
  };

  const takeUpQuotes = async (key: string): Promise<void> => {
    const quotes = await readQuotes(key);
    if (quotes.length === 0 || state.phase === 'reading') return;
    dispatch({ type: 'quotes-arrived', keyPoints: quotes.map(({ keyPoint }) => keyPoint), at: new Date().toISOString() });
    await keepDraft(state.form.draft);
    await dropQuotes(quotes.map(({ item }) => item));
  };

  const removedElsewhere = async (): Promise<void> => {
    if (state.phase !== 'editing' && state.phase !== 'unreadable') return;
    const row = await sourceById(store, state.form.draft.stableId);
    const source = row && !isBadRow(row) ? row.source : null;
    dispatch({ type: 'saved-elsewhere', source, at: new Date().toISOString() });
  };

  return {
    state: () => state,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    dispatch,
    edit: (edits, origin) => {
      const at = new Date().toISOString();
      dispatch(origin === undefined ? { type: 'edited', edits, at } : { type: 'edited', edits, origin, at });
    },
    save: (withText) => {
      if (state.phase === 'reading' || (state.phase === 'saving' && withText)) return;
      dispatch({ type: 'save-asked', withText });
      if (state.form.text !== 'pending' || !withText) void sendDraft(state.form);
    },
    startOver: () => {
      if (state.phase === 'reading') return;
      const { draft, source } = state.form;
      // What was typed stays among the drafts, where it can be opened again.
      void keepDraft({ ...draft, key: `discarded:${draft.key}` }).then(() => dropDraft(draft.key));
      captureKept = false;
      dispatch({ type: 'started-over', draft: freshDraft(source?.url ?? draft.key, source, new Date()) });
    },
    keepPlace: (place) => {
      if (state.phase !== 'reading' && hasEdits(state.form.draft)) void keepPlace(state.form.draft.key, place);
    },
    dispose: () => {
      stopWatching();
      listeners.clear();
    },
  };
}

/** Whether a text of this record is kept already. */
export const hasSnapshot = async (stableId: string): Promise<boolean> => (await latestSnapshot(store, stableId)) !== null;

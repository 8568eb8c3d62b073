import type { DraftChange } from '@/lib/record/draft/stored-draft';
import type { Source } from '@/lib/record/schema/source';
import { getNextUpdatedAt } from '../apply-edits';
import type { DraftSessionDeps } from '../draft-deps';
import type { SessionCore } from '../session-core';

/**
 * Dispatches the changes that other contexts make to the session's draft and source. Such contexts are other tabs, the
 * worker, the context menu and the library. Returns a function that stops the dispatching.
 */
export function followChanges(
  core: SessionCore,
  deps: DraftSessionDeps,
  consumeOwnDeletion: () => boolean,
): () => void {
  let watchedIds = { key: '', stableId: '' };
  let stopWatching = () => {};

  const handleDeletion = (): void => {
    if (core.getState().phase !== 'record-page') void handleDraftDeletedBySave(core, deps);
    else if (!consumeOwnDeletion()) core.dispatch({ type: 'draft-deleted-elsewhere' });
  };
  const handleDraftChange = (key: string, change: DraftChange): void => {
    const state = core.getState();
    if (state.phase === 'reading') return;
    if (change.kind === 'deleted') handleDeletion();
    else if (change.kind === 'changed') {
      if (change.draft.updatedAt > state.form.draft.updatedAt)
        core.dispatch({ type: 'draft-changed-elsewhere', draft: change.draft });
    } else if (state.phase !== 'record-page') void addPendingQuotes(core, deps, key);
  };

  core.addEffect((_event, { phase, form }) => {
    const { key } = form.draft;
    // The record page itself watches the source and dispatches its changes.
    const stableId = phase === 'record-page' ? '' : (form.source?.stableId ?? '');
    if (key === watchedIds.key && stableId === watchedIds.stableId) return;
    stopWatching();
    watchedIds = { key, stableId };
    const stopDraftWatch = deps.drafts.watchDraft(
      key,
      (change) => handleDraftChange(key, change),
      (updatedAt) => updatedAt > (core.getForm()?.draft.updatedAt ?? ''),
    );
    const stopSourceWatch = stableId === '' ? () => {} : watchSource(core, deps, stableId);
    stopWatching = () => {
      stopDraftWatch();
      stopSourceWatch();
    };
  });
  return () => stopWatching();
}

// When the source changes, the open form shows the new values with the reader's edits.
function watchSource(
  core: SessionCore,
  { sourceReader, now }: DraftSessionDeps,
  stableId: string,
): () => void {
  const handleChange = (source: Source | null): void => {
    const { phase } = core.getState();
    const shownSource = core.getForm()?.source;
    if (!source || !shownSource || phase === 'saving' || source.updatedAt <= shownSource.updatedAt) return;
    core.dispatch({ type: 'source-changed-elsewhere', source, at: now().toISOString() });
  };
  return sourceReader.watchSource(stableId, handleChange);
}

/**
 * Moves the pending quotes of a page into its form, each once. A quote stays stored until the draft that contains it is
 * persisted.
 */
export async function addPendingQuotes(
  core: SessionCore,
  deps: DraftSessionDeps,
  key: string,
): Promise<void> {
  const pendingQuotes = await deps.drafts.readQuotes(key);
  const quotes = pendingQuotes.filter(({ itemName }) => !core.addedQuoteItems.has(itemName));
  const keyPoints = quotes.map(({ keyPoint }) => keyPoint);
  const currentForm = core.getForm();
  if (keyPoints.length === 0 || currentForm === null) return;
  const quoteItems = quotes.map(({ itemName }) => itemName);
  for (const itemName of quoteItems) core.addedQuoteItems.add(itemName);
  const at = getNextUpdatedAt(currentForm.draft, deps.now());
  core.dispatch({ type: 'quotes-arrived', keyPoints, quoteItems, at });
}

// The worker deletes a draft after it has saved it, so a deletion means that another form saved the draft.
async function handleDraftDeletedBySave(
  core: SessionCore,
  { sourceReader, now }: DraftSessionDeps,
): Promise<void> {
  const { phase } = core.getState();
  const form = core.getForm();
  if (!form || phase === 'saving' || phase === 'saved') return;
  const source = await sourceReader.findSourceById(form.draft.stableId);
  core.dispatch({ type: 'source-changed-elsewhere', source, at: now().toISOString() });
}

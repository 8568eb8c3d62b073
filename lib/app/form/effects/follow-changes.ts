import type { DraftChange } from '@/lib/record/draft/stored-draft';
import type { Source } from '@/lib/record/schema/source';
import { getNextUpdatedAt } from '../apply-edits';
import type { DraftPorts } from '../draft-ports';
import type { SessionCore } from '../session-core';

/**
 * Dispatches the changes that other contexts make to the session's draft and record. Such contexts are other tabs, the
 * worker, the context menu and the library. Returns a function that stops the dispatching.
 */
export function followChanges(
  core: SessionCore,
  ports: DraftPorts,
  isRemovalBySession: () => boolean,
): () => void {
  let watchedIds = { key: '', stableId: '' };
  let stopWatching = () => {};

  const handleRemoval = (): void => {
    if (core.getState().phase !== 'in-place') void handleDraftRemovedBySave(core, ports);
    else if (!isRemovalBySession()) core.dispatch({ type: 'draft-removed-elsewhere' });
  };
  const handleDraftChange = (key: string, change: DraftChange): void => {
    const state = core.getState();
    if (state.phase === 'reading') return;
    if (change.kind === 'removed') handleRemoval();
    else if (change.kind === 'changed') {
      if (change.draft.updatedAt > state.form.draft.updatedAt)
        core.dispatch({ type: 'draft-changed-elsewhere', draft: change.draft });
    } else if (state.phase !== 'in-place') void addPendingQuotes(core, ports, key);
  };

  core.addEffect((_event, { phase, form }) => {
    const { key } = form.draft;
    // The record page itself watches the record and dispatches its changes.
    const stableId = phase === 'in-place' ? '' : (form.source?.stableId ?? '');
    if (key === watchedIds.key && stableId === watchedIds.stableId) return;
    stopWatching();
    watchedIds = { key, stableId };
    const stopDraftWatch = ports.drafts.watchDraft(
      key,
      (change) => handleDraftChange(key, change),
      (updatedAt) => updatedAt > (core.getForm()?.draft.updatedAt ?? ''),
    );
    const stopSourceWatch = stableId === '' ? () => {} : watchSource(core, ports, stableId);
    stopWatching = () => {
      stopDraftWatch();
      stopSourceWatch();
    };
  });
  return () => stopWatching();
}

// When the record changes, the open form shows the new values with the reader's edits.
function watchSource(core: SessionCore, { records, now }: DraftPorts, stableId: string): () => void {
  const handleChange = (source: Source | null): void => {
    const { phase } = core.getState();
    const shownSource = core.getForm()?.source;
    if (!source || !shownSource || phase === 'saving' || source.updatedAt <= shownSource.updatedAt) return;
    core.dispatch({ type: 'source-changed-elsewhere', source, at: now().toISOString() });
  };
  return records.watchSource(stableId, handleChange);
}

/**
 * Moves the pending quotes of a page into its form. Each quote stays stored until the draft that contains it is
 * persisted.
 */
export async function addPendingQuotes(core: SessionCore, ports: DraftPorts, key: string): Promise<void> {
  const quotes = await ports.drafts.readQuotes(key);
  const keyPoints = quotes.map(({ keyPoint }) => keyPoint);
  const currentForm = core.getForm();
  if (keyPoints.length === 0 || currentForm === null) return;
  core.dispatch({ type: 'quotes-arrived', keyPoints, at: getNextUpdatedAt(currentForm.draft, ports.now()) });
  const form = core.getForm();
  try {
    if (form) await ports.drafts.persistDraft(form.draft);
    await ports.drafts.removeQuotes(quotes.map(({ itemName }) => itemName));
  } catch {
    core.dispatch({ type: 'persist-failed' });
  }
}

// The worker removes a draft after it has saved it, so a removal means that another form saved the draft.
async function handleDraftRemovedBySave(core: SessionCore, { records, now }: DraftPorts): Promise<void> {
  const { phase } = core.getState();
  const form = core.getForm();
  if (!form || phase === 'saving' || phase === 'saved') return;
  const source = await records.findSourceById(form.draft.stableId);
  core.dispatch({ type: 'source-changed-elsewhere', source, at: now().toISOString() });
}

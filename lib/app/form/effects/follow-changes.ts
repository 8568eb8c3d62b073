import type { DraftChange } from '@/lib/record/draft/stored-draft';
import type { Source } from '@/lib/record/schema/source';
import { getNextUpdateTime } from '../apply-edits';
import type { DraftPorts } from '../draft-ports';
import type { SessionCore } from '../session-core';

/**
 * Dispatches changes of the session's draft and record by others: another form or tab, the worker, the context menu, the
 * library. Returns a function that stops it.
 */
export function followChanges(core: SessionCore, ports: DraftPorts, isOwnRemoval: () => boolean): () => void {
  let watched = { key: '', stableId: '' };
  let stopWatching = () => {};

  const handleRemoval = (): void => {
    if (core.getState().phase !== 'in-place') void handleSavedElsewhere(core, ports);
    else if (!isOwnRemoval()) core.dispatch({ type: 'draft-removed-elsewhere' });
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
    // The record page watches its record itself and dispatches its changes.
    const stableId = phase === 'in-place' ? '' : (form.source?.stableId ?? '');
    if (key === watched.key && stableId === watched.stableId) return;
    stopWatching();
    watched = { key, stableId };
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

// When the record changes, the open form shows the new values, with the reader's edits applied to them.
function watchSource(core: SessionCore, { records, now }: DraftPorts, stableId: string): () => void {
  const handleChange = (source: Source | null): void => {
    const { phase } = core.getState();
    const shownSource = core.getForm()?.source;
    if (!source || !shownSource || phase === 'saving' || source.updatedAt <= shownSource.updatedAt) return;
    core.dispatch({ type: 'source-changed-elsewhere', source, at: now().toISOString() });
  };
  return records.watchSource(stableId, handleChange);
}

/** Moves the pending quotes of a page into its form. They are removed only after the draft with them is persisted. */
export async function addPendingQuotes(core: SessionCore, ports: DraftPorts, key: string): Promise<void> {
  const quotes = await ports.drafts.readQuotes(key);
  const keyPoints = quotes.map(({ keyPoint }) => keyPoint);
  const currentForm = core.getForm();
  if (keyPoints.length === 0 || currentForm === null) return;
  core.dispatch({ type: 'quotes-arrived', keyPoints, at: getNextUpdateTime(currentForm.draft, ports.now()) });
  const form = core.getForm();
  try {
    if (form) await ports.drafts.persistDraft(form.draft);
    await ports.drafts.removeQuotes(quotes.map(({ itemName }) => itemName));
  } catch {
    core.dispatch({ type: 'persist-failed' });
  }
}

async function handleSavedElsewhere(core: SessionCore, { records, now }: DraftPorts): Promise<void> {
  const { phase } = core.getState();
  const form = core.getForm();
  if (!form || phase === 'saving' || phase === 'saved') return;
  const source = await records.findSourceById(form.draft.stableId);
  core.dispatch({ type: 'source-changed-elsewhere', source, at: now().toISOString() });
}

import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import { persistDraft, readQuotes, removeQuotes } from '@/lib/storage/drafts/draft-storage';
import { type DraftChange, watchDraft } from '@/lib/storage/drafts/watch-draft';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { watchQuery } from '@/lib/storage/queries/watch-query';
import { database } from './find-page';
import type { SessionCore } from './session-core';

/**
 * Follows what others do to the form's draft and record: another form, the worker, the context menu, the library. Gives
 * the way to stop.
 */
export function followExternalChanges(core: SessionCore): () => void {
  let watchedIds = { key: '', stableId: '' };
  let stopWatching = () => {};

  const handleDraftChange = (key: string, change: DraftChange): void => {
    const form = core.getForm();
    if (!form) return;
    if (change.kind === 'quotes') void addPendingQuotes(core, key);
    else if (change.kind === 'removed') void handleSavedElsewhere(core);
    else if (change.draft.updatedAt > form.draft.updatedAt)
      core.dispatch({ type: 'draft-changed-elsewhere', draft: change.draft });
  };

  core.addEffect((_event, form) => {
    const { key } = form.draft;
    const stableId = form.source?.stableId ?? '';
    if (key === watchedIds.key && stableId === watchedIds.stableId) return;
    stopWatching();
    watchedIds = { key, stableId };
    const stopDraftWatch = watchDraft(
      key,
      (change) => handleDraftChange(key, change),
      (updatedAt) => updatedAt > (core.getForm()?.draft.updatedAt ?? ''),
    );
    const stopRecordWatch = stableId === '' ? () => {} : watchRecord(core, stableId);
    stopWatching = () => {
      stopDraftWatch();
      stopRecordWatch();
    };
  });
  return () => stopWatching();
}

// A record that changed under an open form: the form shows it, and what was typed here stays on top.
function watchRecord(core: SessionCore, stableId: string): () => void {
  const querySource = async () => {
    const row = await findSourceById(database, stableId);
    return row && !isInvalidRow(row) ? row.source : null;
  };
  const handleChange = (source: Source | null): void => {
    const { phase } = core.getState();
    const shownSource = core.getForm()?.source;
    if (!source || !shownSource || phase === 'saving' || source.updatedAt <= shownSource.updatedAt) return;
    core.dispatch({ type: 'source-changed-elsewhere', source, at: new Date().toISOString() });
  };
  return watchQuery(querySource, handleChange, () => {});
}

/** Moves the quotes that wait for a page into its form; they go only when the draft with them is on the disk. */
export async function addPendingQuotes(core: SessionCore, key: string): Promise<void> {
  const quotes = await readQuotes(key);
  const keyPoints = quotes.map(({ keyPoint }) => keyPoint);
  if (keyPoints.length === 0 || core.getForm() === null) return;
  core.dispatch({ type: 'quotes-arrived', keyPoints, at: new Date().toISOString() });
  const form = core.getForm();
  if (form) await persistDraft(form.draft);
  await removeQuotes(quotes.map(({ item }) => item));
}

async function handleSavedElsewhere(core: SessionCore): Promise<void> {
  const { phase } = core.getState();
  const form = core.getForm();
  if (!form || phase === 'saving' || phase === 'saved') return;
  const row = await findSourceById(database, form.draft.stableId);
  const source = row && !isInvalidRow(row) ? row.source : null;
  core.dispatch({ type: 'source-changed-elsewhere', source, at: new Date().toISOString() });
}

import { watchQuery } from '@/lib/db/read/live';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceById } from '@/lib/db/read/source-by-id';
import { dropQuotes, keepDraft, readQuotes } from '@/lib/drafts/draft-store';
import { type DraftChange, watchDraft } from '@/lib/drafts/watch-draft';
import type { Source } from '@/lib/model/source';
import { store } from './open-form';
import type { SessionCore } from './session-core';

/**
 * Follows what others do to the form's draft and record: another form, the worker, the context menu, the library. Gives
 * the way to stop.
 */
export function following(core: SessionCore): () => void {
  let watched = { key: '', stableId: '' };
  let stop = () => {};

  const answer = (key: string, change: DraftChange): void => {
    const form = core.form();
    if (!form) return;
    if (change.kind === 'quotes') void takeUpQuotes(core, key);
    else if (change.kind === 'removed') void savedElsewhere(core);
    else if (change.draft.updatedAt > form.draft.updatedAt)
      core.dispatch({ type: 'changed-elsewhere', draft: change.draft });
  };

  core.onEvent((_event, form) => {
    const { key } = form.draft;
    const stableId = form.source?.stableId ?? '';
    if (key === watched.key && stableId === watched.stableId) return;
    stop();
    watched = { key, stableId };
    const stopDraft = watchDraft(
      key,
      (change) => answer(key, change),
      (at) => at > (core.form()?.draft.updatedAt ?? ''),
    );
    const stopRecord = stableId === '' ? () => {} : watchRecord(core, stableId);
    stop = () => {
      stopDraft();
      stopRecord();
    };
  });
  return () => stop();
}

// A record that changed under an open form: the form shows it, and what was typed here stays on top.
function watchRecord(core: SessionCore, stableId: string): () => void {
  const ask = async () => {
    const row = await sourceById(store, stableId);
    return row && !isBadRow(row) ? row.source : null;
  };
  const changed = (source: Source | null): void => {
    const { phase } = core.state();
    const shown = core.form()?.source;
    if (!source || !shown || phase === 'saving' || source.updatedAt <= shown.updatedAt) return;
    core.dispatch({ type: 'saved-elsewhere', source, at: new Date().toISOString() });
  };
  return watchQuery(ask, changed, () => {});
}

/** Moves the quotes that wait for a page into its form; they go only when the draft with them is on the disk. */
export async function takeUpQuotes(core: SessionCore, key: string): Promise<void> {
  const quotes = await readQuotes(key);
  const keyPoints = quotes.map(({ keyPoint }) => keyPoint);
  if (keyPoints.length === 0 || core.form() === null) return;
  core.dispatch({ type: 'quotes-arrived', keyPoints, at: new Date().toISOString() });
  const form = core.form();
  if (form) await keepDraft(form.draft);
  await dropQuotes(quotes.map(({ item }) => item));
}

async function savedElsewhere(core: SessionCore): Promise<void> {
  const { phase } = core.state();
  const form = core.form();
  if (!form || phase === 'saving' || phase === 'saved') return;
  const row = await sourceById(store, form.draft.stableId);
  const source = row && !isBadRow(row) ? row.source : null;
  core.dispatch({ type: 'saved-elsewhere', source, at: new Date().toISOString() });
}

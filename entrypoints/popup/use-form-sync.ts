import { useEffect, useMemo, useState } from 'react';
import {
  describeFormSync,
  type StoredSync,
  type SyncActionTarget,
  shouldRequestCitingPages,
} from '@/lib/app/describe/describe-form-sync';
import type { FormSync } from '@/lib/app/describe/form-sync';
import type { DraftState } from '@/lib/app/form/draft-state';
import { send } from '@/lib/browser/messages/send';
import { openLibrary } from '@/lib/browser/open-page';
import type { StableId } from '@/lib/record/schema/primitives';
import { listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { watchQuery } from '@/lib/storage/queries/watch-query';
import { database } from './draft-deps';
import { useWikiQuestion } from './use-wiki-question';

/**
 * Returns the sync status of the form's saved source with the active wiki, also after changes. Returns null until it is
 * loaded.
 */
export function useFormSync(state: DraftState): FormSync | null {
  const source = state.phase === 'reading' ? null : state.form.source;
  const stableId = source?.stableId ?? null;
  const storedSync = useStoredSync(stableId);
  const shouldAsk = storedSync !== null && shouldRequestCitingPages(storedSync);
  const askedSource = useMemo(
    () => (shouldAsk && stableId !== null ? { stableId } : null),
    [shouldAsk, stableId],
  );
  const question = useWikiQuestion(askedSource, askAboutSource);
  if (!storedSync || !source) return null;
  const { action, ...sync } = describeFormSync(source, storedSync, {
    isOnline: navigator.onLine,
    now: new Date(),
  });
  return {
    ...sync,
    action: action && { label: action.label, run: () => openTarget(action.target) },
    question: question && { ...question, wikiName: storedSync.wiki.name },
  };
}

async function askAboutSource(source: { stableId: StableId }, questionId: string): Promise<true | null> {
  const response = await send('sync/cited-by', { ...source, questionId });
  return response.ok && response.value ? true : null;
}

function useStoredSync(stableId: string | null): StoredSync | null {
  const [storedSync, setStoredSync] = useState<StoredSync | null>(null);
  useEffect(() => {
    setStoredSync(null);
    if (stableId === null) return;
    // The query starts in a later task, so that it does not delay the first rendering of the form.
    let stopWatching = () => {};
    const timer = setTimeout(() => {
      stopWatching = watchQuery(
        () => readStoredSync(stableId),
        setStoredSync,
        () => setStoredSync(null),
      );
    }, 0);
    return () => {
      clearTimeout(timer);
      stopWatching();
    };
  }, [stableId]);
  return storedSync;
}

async function readStoredSync(stableId: string): Promise<StoredSync | null> {
  const wiki = (await listWikis(database)).find(({ active }) => active);
  if (!wiki) return null;
  const [entryById, conditions] = await Promise.all([
    getEntriesByStableId(database, wiki.id, [stableId]),
    listWikiConditions(database),
  ]);
  return {
    wiki,
    outboxEntry: entryById.get(stableId) ?? null,
    condition: conditions.find(({ wikiId }) => wikiId === wiki.id) ?? null,
  };
}

function openTarget(target: SyncActionTarget): void {
  if (target.kind === 'field') document.getElementById(`field-${target.field}`)?.focus();
  else void openLibrary(target.href);
}

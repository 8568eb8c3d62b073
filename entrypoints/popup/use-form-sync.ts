import { useEffect, useState } from 'react';
import { addPageUrls, buildCitingPageList, mergeCitingPages } from '@/lib/app/describe/citing-pages';
import { describeSyncStatus, type SyncDescription } from '@/lib/app/describe/describe-sync-status';
import type { FormSync } from '@/lib/app/describe/form-sync';
import { getFieldName } from '@/lib/app/describe/sync-fields';
import type { DraftState } from '@/lib/app/form/draft-state';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { openLibrary } from '@/lib/browser/open-page';
import { listWikiConditions, listWikis } from '@/lib/storage/queries/list-wikis';
import { getEntriesByStableId } from '@/lib/storage/queries/outbox-entries';
import { watchQuery } from '@/lib/storage/queries/watch-query';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { type DisplayedStatus, getDisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { database } from './draft-ports';

type FormSyncData = { wiki: Wiki; outboxEntry: OutboxEntry | null; condition: WikiCondition | null };

/**
 * Returns the sync status of the form's saved source with the active wiki, also after changes. Returns null until it is
 * loaded.
 */
export function useFormSync(state: DraftState): FormSync | null {
  const source = state.phase === 'reading' ? null : state.form.source;
  const stableId = source?.stableId ?? null;
  const [syncData, setSyncData] = useState<FormSyncData | null>(null);
  useEffect(() => {
    setSyncData(null);
    if (stableId === null) return;
    // The query starts in a later task, so that it does not delay the first rendering of the form.
    let stopWatching = () => {};
    const timer = setTimeout(() => {
      stopWatching = watchQuery(
        () => readSyncData(stableId),
        setSyncData,
        () => setSyncData(null),
      );
    }, 0);
    return () => {
      clearTimeout(timer);
      stopWatching();
    };
  }, [stableId]);
  // A new source is asked about once it is on the wiki, so that the question does not delay sending it.
  const isLinked = (syncData?.outboxEntry?.remoteId ?? null) !== null;
  const shouldAsk = isLinked && syncData?.wiki.asksForClaims !== false;
  useEffect(() => {
    if (shouldAsk && stableId !== null) void send('sync/cited-by', { stableId });
  }, [shouldAsk, stableId]);
  if (!syncData || !source || stableId === null) return null;
  const { wiki, outboxEntry, condition } = syncData;
  const displayedStatus = getDisplayedStatus(outboxEntry, {
    condition,
    isOnline: navigator.onLine,
    now: new Date(),
  });
  const description = describeSyncStatus(displayedStatus, wiki.name);
  const hasTextQuestion =
    displayedStatus.kind === 'synced' && outboxEntry?.textStatus.kind === 'decision-needed';
  return {
    description: hasTextQuestion ? addTextQuestion(description) : description,
    action: hasTextQuestion ? createTextAction(stableId) : createSyncAction(displayedStatus, stableId),
    claims: outboxEntry?.claims,
    citedBy: buildCitingPageList(mergeCitingPages(getCitingPages(wiki, outboxEntry), source.citedBy)),
  };
}

const getCitingPages = (wiki: Wiki, outboxEntry: OutboxEntry | null) =>
  outboxEntry?.citingPages
    ? [
        {
          ...outboxEntry.citingPages,
          wiki: wiki.name,
          pages: addPageUrls(wiki, outboxEntry.citingPages.pages),
        },
      ]
    : [];

/** Adds the question whether to send the page's text to the description of a synced source. */
const addTextQuestion = (description: SyncDescription): SyncDescription => ({
  ...description,
  tone: 'note',
  icon: 'i',
  text: `${description.text} ${t('syncTextNeedsConfirmation')}`,
});

const createTextAction = (stableId: string): FormSync['action'] => ({
  label: t('syncTextDecide'),
  run: () => void openLibrary(`#/sources/${stableId}`),
});

async function readSyncData(stableId: string): Promise<FormSyncData | null> {
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

function createSyncAction(displayedStatus: DisplayedStatus, stableId: string): FormSync['action'] {
  if (displayedStatus.kind === 'conflict')
    return { label: t('syncCompare'), run: () => void openLibrary(`#/sources/${stableId}?edit=compare`) };
  if (displayedStatus.kind === 'stopped')
    return { label: t('syncSettings'), run: () => void openLibrary('#/settings/wikis') };
  const field =
    displayedStatus.kind === 'rejected' && displayedStatus.rejection.kind === 'fields'
      ? displayedStatus.rejection.faults[0]?.field
      : undefined;
  if (field === undefined) return null;
  return {
    label: t('syncEditField', getFieldName(field)),
    run: () => document.getElementById(`field-${field}`)?.focus(),
  };
}

import { useEffect, useState } from 'react';
import type { FormSync } from '@/components/wiki/form-sync';
import { asRead, pagesOfAll, withLinks } from '@/components/wiki/page-links';
import { fieldName } from '@/components/wiki/sync-fields';
import { type SyncLook, syncLook } from '@/components/wiki/sync-look';
import { watchQuery } from '@/lib/db/read/live';
import { syncRecordsWith } from '@/lib/db/read/sync-records';
import { wikiConditions, wikis } from '@/lib/db/read/wikis';
import { t } from '@/lib/locale/message';
import type { SyncRecord, WikiCondition } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import { openLibrary } from '@/lib/platform/open-page';
import type { ReviewState } from '@/lib/review/review-state';
import { type ShownState, shownState } from '@/lib/sync/shown-state';
import { store } from './open-form';

type Known = { wiki: Wiki; record: SyncRecord | null; condition: WikiCondition | null };

/** How the saved source of a form stands with the active wiki. Read once the form can be filled, and then followed. */
export function useFormSync(state: ReviewState): FormSync | null {
  const source = state.phase === 'reading' ? null : state.form.source;
  const stableId = source?.stableId ?? null;
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    setKnown(null);
    if (stableId === null) return;
    // The form comes first: what is drawn now is drawn without us.
    let stop = () => {};
    const timer = setTimeout(() => {
      stop = watchQuery(
        () => knownOf(stableId),
        setKnown,
        () => setKnown(null),
      );
    }, 0);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [stableId]);
  if (!known || !source || stableId === null) return null;
  const { wiki, record, condition } = known;
  const shown = shownState(record, { condition, online: navigator.onLine, now: new Date() });
  const look = syncLook(shown, wiki.name);
  const asksForText = shown.kind === 'synced' && record?.text.kind === 'ask';
  return {
    look: asksForText ? askingLook(look) : look,
    action: asksForText ? textAction(stableId) : actionOf(shown, stableId),
    citedBy: asRead(pagesOfAll(readOf(wiki, record), source.citedBy)),
  };
}

const readOf = (wiki: Wiki, record: SyncRecord | null) =>
  record?.citedBy
    ? [{ ...record.citedBy, wiki: wiki.name, pages: withLinks(wiki, record.citedBy.pages) }]
    : [];

/** The source is settled, and its text waits for the reader's word. */
const askingLook = (look: SyncLook): SyncLook => ({
  ...look,
  tone: 'note',
  sign: 'i',
  words: `${look.words} ${t('syncTextAsks')}`,
});

const textAction = (stableId: string): FormSync['action'] => ({
  label: t('syncTextDecide'),
  press: () => void openLibrary(`#/sources/${stableId}`),
});

async function knownOf(stableId: string): Promise<Known | null> {
  const wiki = (await wikis(store)).find(({ active }) => active);
  if (!wiki) return null;
  const [records, conditions] = await Promise.all([
    syncRecordsWith(store, wiki.id, [stableId]),
    wikiConditions(store),
  ]);
  return {
    wiki,
    record: records.get(stableId) ?? null,
    condition: conditions.find(({ wikiId }) => wikiId === wiki.id) ?? null,
  };
}

function actionOf(shown: ShownState, stableId: string): FormSync['action'] {
  if (shown.kind === 'differs')
    return { label: t('syncCompare'), press: () => void openLibrary(`#/sources/${stableId}?edit=compare`) };
  if (shown.kind === 'stopped')
    return { label: t('syncSettings'), press: () => void openLibrary('#/settings/wikis') };
  const field =
    shown.kind === 'refused' && shown.why.kind === 'fields' ? shown.why.faults[0]?.field : undefined;
  if (field === undefined) return null;
  return {
    label: t('syncEditField', fieldName(field)),
    press: () => document.getElementById(`field-${field}`)?.focus(),
  };
}

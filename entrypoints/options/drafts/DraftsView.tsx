import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { DraftList, type DraftListItem } from '@/components/library/DraftList';
import { getEditKey } from '@/lib/app/form/open/open-record';
import { buildRecordHref } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import type { StoredDraft } from '@/lib/record/draft/stored-draft';
import type { Draft } from '@/lib/record/schema/draft';
import { isInvalidRow } from '@/lib/record/schema/source-row';
import {
  persistDraft,
  persistPage,
  persistQuote,
  persistText,
  persistViewState,
  readDraft,
  removeDraft,
} from '@/lib/storage/drafts/draft-storage';
import { readDraftSummary } from '@/lib/storage/drafts/read-draft-summary';
import type { Database } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';

type Props = {
  database: Database;
  drafts: Draft[] | null;
  libraryActions: LibraryActions;
  hasNavigated: boolean;
};

/** Everything that was begun and not saved. */
export function DraftsView({ database, drafts, libraryActions, hasNavigated }: Props) {
  const heading = useHeading(t('libraryDrafts'), hasNavigated);
  const [listedDrafts, setListedDrafts] = useState<DraftListItem[] | null>(null);
  useEffect(() => {
    let isActive = true;
    if (drafts)
      void Promise.all(drafts.map((draft) => buildListedDraft(database, draft))).then(
        (list) => isActive && setListedDrafts(list),
      );
    return () => {
      isActive = false;
    };
  }, [database, drafts]);
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {t('libraryDrafts')}
      </h1>
      {listedDrafts && (
        <DraftList drafts={listedDrafts} onDelete={(key) => void deleteDraft(key, libraryActions)} />
      )}
    </main>
  );
}

async function buildListedDraft(database: Database, draft: Draft): Promise<DraftListItem> {
  const { key, stableId, updatedAt } = draft;
  const row = draft.ofSaved || key === getEditKey(stableId) ? await findSourceById(database, stableId) : null;
  const savedSource = row && !isInvalidRow(row) ? row.source : null;
  if (key === getEditKey(stableId)) {
    return {
      key,
      title: savedSource?.title ?? '',
      url: savedSource?.url ?? '',
      updatedAt,
      hasSavedSource: true,
      href: buildRecordHref(stableId),
      opensInTab: false,
    };
  }
  const path = `/popup.html?draft=${encodeURIComponent(key)}`;
  const href = browser.runtime.getURL(path as '/popup.html');
  const { title, url } = await readDraftSummary(draft);
  return {
    key,
    title: title || (savedSource?.title ?? ''),
    url,
    updatedAt,
    hasSavedSource: draft.ofSaved,
    href,
    opensInTab: true,
  };
}

async function deleteDraft(key: string, libraryActions: LibraryActions): Promise<void> {
  const persistedDraft = await readDraft(key);
  await removeDraft(key);
  const undo = () => void restoreDraft(key, persistedDraft).then(() => libraryActions.notify(null));
  libraryActions.notify({
    kind: 'status',
    text: t('libraryDraftDeleted'),
    action: { label: t('libraryUndo'), run: undo },
    progress: null,
  });
}

async function restoreDraft(
  key: string,
  { draft, page, text, viewState, quotes }: StoredDraft,
): Promise<void> {
  // The draft comes last: its arrival is what the list and an open form look for.
  if (page) await persistPage(key, page);
  if (text) await persistText(key, text);
  if (viewState) await persistViewState(key, viewState);
  for (const { id, keyPoint } of quotes) await persistQuote(key, id, keyPoint);
  if (draft) await persistDraft(draft);
}

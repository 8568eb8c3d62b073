import { useEffect, useState } from 'react';
import { DraftList } from '@/components/library/DraftList';
import { buildDraftItem, type DraftListItem, deleteDraft } from '@/lib/app/library/drafts';
import { t } from '@/lib/browser/i18n/message';
import type { Draft } from '@/lib/record/schema/draft';
import type { Database } from '@/lib/storage/open-database';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { usePending } from '../use-optimistic-values';
import { createDraftListDeps } from './draft-list-deps';

type Props = {
  database: Database;
  drafts: Draft[] | null;
  libraryActions: LibraryActions;
  hasNavigated: boolean;
};

/** Shows the list of unsaved drafts. */
export function DraftsView({ database, drafts, libraryActions, hasNavigated }: Props) {
  const headingRef = useHeading(t('libraryDrafts'), hasNavigated);
  const [deps] = useState(() => createDraftListDeps(database, libraryActions));
  const [items, setItems] = useState<DraftListItem[] | null>(null);
  const pendingDeletions = usePending(deps.pendingDeletions);
  useEffect(() => {
    let isActive = true;
    if (drafts)
      void Promise.all(drafts.map((draft) => buildDraftItem(deps, draft))).then(
        (listItems) => isActive && setItems(listItems),
      );
    return () => {
      isActive = false;
    };
  }, [deps, drafts]);
  useEffect(() => {
    const storedKeys = new Set(items?.map(({ key }) => key));
    for (const key of deps.pendingDeletions.getPending().keys())
      deps.pendingDeletions.dropIfSaved(key, () => !storedKeys.has(key));
  });
  return (
    <main className="page">
      <h1 ref={headingRef} tabIndex={-1}>
        {t('libraryDrafts')}
      </h1>
      {items && (
        <DraftList
          drafts={items.filter(({ key }) => !pendingDeletions.has(key))}
          onDelete={(key) => void deleteDraft(deps, key)}
        />
      )}
    </main>
  );
}

import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { DraftList, type ListedDraft } from '@/components/library/DraftList';
import { recordHref } from '@/components/library/route';
import type { Store } from '@/lib/db/open';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceById } from '@/lib/db/read/source-by-id';
import {
  dropDraft,
  type KeptDraft,
  keepDraft,
  keepPage,
  keepPlace,
  keepQuote,
  keepText,
  readDraft,
} from '@/lib/drafts/draft-store';
import { draftSummary } from '@/lib/drafts/draft-summary';
import { t } from '@/lib/locale/message';
import type { Draft } from '@/lib/model/draft';
import { editKey } from '../record/kept-edits';
import type { Desk } from '../use-desk';
import { useHeading } from '../use-heading';

type Props = { store: Store; drafts: Draft[] | null; desk: Desk; arrived: boolean };

/** Everything that was begun and not saved. */
export function DraftsView({ store, drafts, desk, arrived }: Props) {
  const heading = useHeading(t('libraryDrafts'), arrived);
  const [listed, setListed] = useState<ListedDraft[] | null>(null);
  useEffect(() => {
    let waiting = true;
    if (drafts)
      void Promise.all(drafts.map((draft) => listedDraft(store, draft))).then(
        (list) => waiting && setListed(list),
      );
    return () => {
      waiting = false;
    };
  }, [store, drafts]);
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {t('libraryDrafts')}
      </h1>
      {listed && <DraftList drafts={listed} onDelete={(key) => void remove(key, desk)} />}
    </main>
  );
}

async function listedDraft(store: Store, draft: Draft): Promise<ListedDraft> {
  const { key, stableId, updatedAt } = draft;
  const row = draft.ofSaved || key === editKey(stableId) ? await sourceById(store, stableId) : null;
  const known = row && !isBadRow(row) ? row.source : null;
  if (key === editKey(stableId)) {
    return {
      key,
      title: known?.title ?? '',
      url: known?.url ?? '',
      updatedAt,
      ofSaved: true,
      href: recordHref(stableId),
      inTab: false,
    };
  }
  const path = `/popup.html?draft=${encodeURIComponent(key)}`;
  const href = browser.runtime.getURL(path as '/popup.html');
  const { title, url } = await draftSummary(draft);
  return {
    key,
    title: title || (known?.title ?? ''),
    url,
    updatedAt,
    ofSaved: draft.ofSaved,
    href,
    inTab: true,
  };
}

async function remove(key: string, desk: Desk): Promise<void> {
  const kept = await readDraft(key);
  await dropDraft(key);
  const undo = () => void putBack(key, kept).then(() => desk.tell(null));
  desk.tell({
    kind: 'status',
    text: t('libraryDraftDeleted'),
    action: { label: t('libraryUndo'), run: undo },
    progress: null,
  });
}

async function putBack(key: string, { draft, page, text, place, quotes }: KeptDraft): Promise<void> {
  // The draft comes last: its arrival is what the list and an open form look for.
  if (page) await keepPage(key, page);
  if (text) await keepText(key, text);
  if (place) await keepPlace(key, place);
  for (const { id, keyPoint } of quotes) await keepQuote(key, id, keyPoint);
  if (draft) await keepDraft(draft);
}

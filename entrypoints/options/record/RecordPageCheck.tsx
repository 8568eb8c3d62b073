import { type ReactNode, useState } from 'react';
import { buildUndoAction } from '@/components/library/NotificationBar';
import { PageCheckCard } from '@/components/record/PageCheckCard';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { t } from '@/lib/browser/i18n/message';
import type { MessageRequest } from '@/lib/browser/messages/protocol';
import { send } from '@/lib/browser/messages/send';
import { findArchivedCopyUrl } from '@/lib/page-check/archived-copy';
import { findNewUrl } from '@/lib/page-check/find-redirect-url';
import type { PageQuoteSummary } from '@/lib/page-check/quote-results';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { LazyCheckPagesPanel } from '../page-check/LazyCheckPagesPanel';
import type { LibraryActions } from '../use-library-actions';

type Props = {
  database: Database;
  libraryActions: Pick<LibraryActions, 'notify' | 'notifyStatus' | 'notifyError'>;
  row: SourceRow;
  check: PageCheck | null;
  pageQuotes: PageQuoteSummary;
  onShowChanges: (() => void) | null;
  linkState: ReactNode;
};

/** Returns the function that renders the last check of a source. */
export const createCheckRenderer =
  (
    { database, libraryActions }: Pick<Props, 'database' | 'libraryActions'>,
    row: SourceRow,
    check: PageCheck | null,
    pageQuotes: PageQuoteSummary,
  ) =>
  (onShowChanges: (() => void) | null, linkState: ReactNode) => (
    <RecordPageCheck {...{ database, libraryActions, row, check, pageQuotes, onShowChanges, linkState }} />
  );

/** Shows what the last check of a page found, and checks it again when the reader asks for it. */
function RecordPageCheck(props: Props) {
  const { database, libraryActions, row, check, pageQuotes, onShowChanges, linkState } = props;
  const [isAsking, setAsking] = useState(false);
  const { source } = row;
  const newUrl = row.shelf === 'bin' ? null : findNewUrl(source, check);
  return (
    <>
      <PageCheckCard
        check={check}
        pageQuotes={pageQuotes}
        onShowChanges={onShowChanges}
        onUseNewUrl={newUrl === null ? null : () => void saveNewUrl(source, newUrl, libraryActions)}
        onCheck={row.shelf === 'bin' ? null : () => setAsking(true)}
        archivedCopyUrl={findArchivedCopyUrl(source, check)}
        linkState={linkState}
      />
      {isAsking && (
        <LazyCheckPagesPanel
          database={database}
          stableIds={[source.stableId]}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Saves the URL to which a page has moved, and offers Undo. The earlier URL becomes an alias. */
async function saveNewUrl(
  { stableId, url, provenance }: Source,
  newUrl: string,
  { notify, notifyStatus, notifyError }: Props['libraryActions'],
): Promise<void> {
  const edit = async (request: Pick<MessageRequest<'source/edit'>, 'edits' | 'mergeBase' | 'urlUndo'>) => {
    const response = await send('source/edit', { stableId, ...request });
    if (!response.ok) notifyError(formatProblem(response.problem));
    return response.ok;
  };
  if (!(await edit({ edits: { url: newUrl }, mergeBase: { url } }))) return;
  const undo = async () => {
    const urlUndo = { provenance: provenance.url ?? null };
    if (await edit({ edits: { url }, mergeBase: { url: newUrl }, urlUndo }))
      notifyStatus(t('recordAddressUndone'));
  };
  const action = buildUndoAction(() => void undo());
  notify({ kind: 'status', text: t('recordAddressChanged'), action, progress: null });
}

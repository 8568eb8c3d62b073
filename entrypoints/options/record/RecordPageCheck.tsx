import { useState } from 'react';
import { PageCheckCard } from '@/components/record/PageCheckCard';
import { buildArchivedCopyUrl } from '@/lib/page-check/archived-copy';
import { getProvenLinkState } from '@/lib/page-check/get-page-outcome';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import type { Database } from '@/lib/storage/open-database';
import { CheckPagesPanel } from '../page-check/CheckPagesPanel';

type Props = {
  database: Database;
  row: SourceRow;
  check: PageCheck | null;
  onShowChanges: (() => void) | null;
};

/** Returns the function that renders the last check of a record. */
export const createCheckRenderer =
  (database: Database, row: SourceRow, check: PageCheck | null) => (onShowChanges: (() => void) | null) => (
    <RecordPageCheck {...{ database, row, check, onShowChanges }} />
  );

/** Shows what the last check of a page found, and checks it again when the reader asks for it. */
function RecordPageCheck({ database, row, check, onShowChanges }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { source } = row;
  return (
    <>
      <PageCheckCard
        check={check}
        onShowChanges={onShowChanges}
        onCheck={row.shelf === 'bin' ? null : () => setAsking(true)}
        archivedCopyUrl={getArchivedCopyUrl(source, check)}
      />
      {isAsking && (
        <CheckPagesPanel database={database} stableIds={[source.stableId]} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

/** Returns the address of an archived copy if the page no longer shows the source, and null otherwise. */
function getArchivedCopyUrl({ url, createdAt, linkState }: Source, check: PageCheck | null): string | null {
  const state = (check && getProvenLinkState(check.outcome)) ?? linkState?.state;
  return state === 'dead' || state === 'error' ? buildArchivedCopyUrl(url, createdAt) : null;
}

import { useCallback, useState } from 'react';
import { getBandNames } from '@/components/band-names';
import { isFieldGroup } from '@/components/record/parts';
import { RecordBody } from '@/components/record/RecordBody';
import { RecordSidebar } from '@/components/record/RecordRail';
import { RecordReferenceDataContext } from '@/components/record/record-aids';
import { buildCitingPageList, mergeCitingPages } from '@/components/wiki/page-links';
import type { Database } from '@/lib/db/open';
import { isInvalidRow } from '@/lib/db/read/parse-row';
import { listSnapshots } from '@/lib/db/read/snapshots';
import { findSourceById } from '@/lib/db/read/source-by-id';
import { requestRecapture } from '@/lib/drafts/capture-again';
import { buildTextFragmentUrl } from '@/lib/evidence/text-fragment';
import { formatCitation } from '@/lib/exchange/citation';
import { t } from '@/lib/locale/message';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { SourceStatus } from '@/lib/model/vocabulary';
import { openWebPage } from '@/lib/platform/open-page';
import { bandNames, citationFormat } from '@/lib/settings/items';
import type { LibraryActions } from '../use-desk';
import { useHeading } from '../use-heading';
import { useLiveQuery } from '../use-live';
import { useSetting } from '../use-setting';
import type { VenueTable } from '../use-venue-table';
import { RecordSyncCards } from '../wiki/RecordSyncCards';
import { useRecordSync } from '../wiki/use-record-sync';
import { RecordNotFound } from './RecordGone';
import { DuplicateNotices } from './SameWorkNotes';
import { useRecordEditing } from './use-editing';
import { useRecordReferenceDataQuery } from './use-record-aids';

type Props = {
  database: Database;
  stableId: string;
  /** The part whose editor opens at once. */
  edit: string | null;
  venueTable: VenueTable;
  libraryActions: LibraryActions;
  hasNavigated: boolean;
  shortcut: string;
};

/** One source in full; or why it cannot be shown. */
export function RecordView(props: Props) {
  const { database, stableId } = props;
  const { value: row } = useLiveQuery(
    useCallback(() => findSourceById(database, stableId), [database, stableId]),
  );
  if (row === undefined) return <main className="record" aria-busy="true" />;
  if (row === null || isInvalidRow(row))
    return <RecordNotFound badRow={row} stableId={stableId} hasNavigated={props.hasNavigated} />;
  return <RecordDetails key={stableId} {...props} row={row} />;
}

function RecordDetails({
  database,
  row,
  edit,
  venueTable,
  libraryActions,
  hasNavigated,
  shortcut,
}: Props & { row: SourceRow }) {
  const [savedSource, setSavedSource] = useState<Source | null>(null);
  // The worker's answer is here before the store's own news of it.
  const source = savedSource && savedSource.updatedAt > row.source.updatedAt ? savedSource : row.source;
  const { stableId } = source;
  const [status, setStatus] = useSourceStatus(source, libraryActions);
  const heading = useHeading(source.title, hasNavigated && edit === null);
  const editing = useRecordEditing(source, libraryActions, isFieldGroup(edit) ? edit : null, setSavedSource);
  const snapshots =
    useLiveQuery(useCallback(() => listSnapshots(database, stableId), [database, stableId])).value ?? null;
  const sync = useRecordSync(database, stableId, row.shelf === 'bin');
  const format = useSetting(citationFormat) ?? 'markdown';
  const shownNames = getBandNames(useSetting(bandNames) ?? []);
  const referenceData = useRecordReferenceDataQuery(
    database,
    editing.values.importance,
    stableId,
    shownNames,
    venueTable,
  );
  const copyText = (text: string, successMessage: string) =>
    void navigator.clipboard.writeText(text).then(
      () => libraryActions.notifyStatus(successMessage),
      () => libraryActions.notifyError(t('recordNotCopied')),
    );
  return (
    <RecordReferenceDataContext value={referenceData}>
      <main className="record">
        <RecordBody
          notice={row.shelf === 'bin' ? null : <DuplicateNotices {...{ database, source, libraryActions }} />}
          source={source}
          venue={venueTable.findVenue(source)}
          rating={venueTable.getRating(source)}
          bandNames={shownNames}
          snapshots={snapshots}
          citedBy={buildCitingPageList(
            mergeCitingPages(sync.citedBy ? [sync.citedBy] : [], source.citedBy),
            sync.citedBy?.readAt,
          )}
          wikiIds={sync.remoteIds}
          editing={editing}
          heading={heading}
          buildQuoteUrl={(quote) => buildTextFragmentUrl(source.url, quote)}
          onWithdraw={() => {
            editing.edit({ credibilityLevel: 'inherit', credibilityReason: '' });
            editing.commit('rating');
          }}
          onCopy={(text, label) => copyText(text, t('recordCopied', label))}
        />
        <RecordSidebar
          row={{ ...row, source: { ...source, status } }}
          citationFormat={format}
          syncCards={
            <RecordSyncCards
              source={source}
              sync={sync}
              localText={snapshots?.at(-1)?.text ?? null}
              isComparing={edit === 'compare'}
              onEdit={editing.open}
              libraryActions={libraryActions}
            />
          }
          onStatusChange={setStatus}
          onCaptureAgain={() => {
            void requestRecapture(stableId, new Date()).then(() => openWebPage(source.url));
            libraryActions.notifyStatus(
              shortcut ? t('recordCaptureAgainBy', shortcut) : t('recordCaptureAgain'),
            );
          }}
          onCitationFormatChange={(chosenFormat) => void citationFormat.set(chosenFormat)}
          onCopyCitation={() => copyText(formatCitation(source, format), t('formCitationCopied'))}
          onDelete={() => void libraryActions.deleteSources([stableId])}
          onRestore={() => void libraryActions.restoreSources([stableId])}
        />
      </main>
    </RecordReferenceDataContext>
  );
}

/** The status as the reader sets it, shown at once; the store's own word when it has answered. */
function useSourceStatus(
  { stableId, status }: Source,
  libraryActions: LibraryActions,
): [SourceStatus, (status: SourceStatus) => void] {
  const [requestedStatus, setRequestedStatus] = useState<SourceStatus | null>(null);
  const changeStatus = (newStatus: SourceStatus) => {
    setRequestedStatus(newStatus);
    void libraryActions.setStatus([stableId], newStatus).then(() => setRequestedStatus(null));
  };
  return [requestedStatus ?? status, changeStatus];
}

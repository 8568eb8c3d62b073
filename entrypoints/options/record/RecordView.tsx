import { type ReactNode, useCallback, useMemo } from 'react';
import { StoredPdfContext } from '@/components/common/stored-pdf-context';
import { useCopyKey } from '@/components/common/use-copy-key';
import type { FieldReferenceData } from '@/components/fields/FieldEditor';
import { RecordBody } from '@/components/record/RecordBody';
import { RecordFacts } from '@/components/record/RecordFacts';
import { RecordHeader } from '@/components/record/RecordHeader';
import { RecordSidebar } from '@/components/record/RecordSidebar';
import { RecordTimeline } from '@/components/record/RecordTimeline';
import { RecordReferenceDataContext } from '@/components/record/record-reference-data';
import { buildTimeline, type SyncTime } from '@/lib/app/library/build-timeline';
import type { VenueTable } from '@/lib/app/library/venue-table';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import { t } from '@/lib/browser/i18n/message';
import { openWebPage } from '@/lib/browser/open-page';
import { isFieldGroup, type SourceEditing } from '@/lib/record/draft/field-groups';
import type { FieldGroup } from '@/lib/record/field-lists';
import { findSavedText } from '@/lib/record/find-saved-text';
import { listStoredPdfTexts } from '@/lib/record/list-stored-pdf-texts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { requestRecapture } from '@/lib/storage/drafts/recapture-request';
import type { Database } from '@/lib/storage/open-database';
import { findSourceById } from '@/lib/storage/queries/find-source-by-id';
import { bandNames, citationFormat, citationStyles, libraryShortcuts } from '@/lib/storage/settings/settings';
import {
  buildCitingPageList,
  type CitingPageList,
  mergeCitingPages,
} from '@/lib/wiki/model/citing-page-list';
import { copyCitations } from '../copy-citations';
import type { SearchIndex } from '../search-index/use-search-index';
import { choosePdfFiles, useAddPdf } from '../transfer/use-add-pdf';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useLiveQuery } from '../use-live-query';
import { useShownRow } from '../use-optimistic-values';
import { useSetting, useSettingControl } from '../use-setting';
import { RecordPageLinks } from '../wiki/RecordPageLinks';
import { RecordSyncCards } from '../wiki/RecordSyncCards';
import { useRecordSync } from '../wiki/use-record-sync';
import { DuplicateNotices } from './DuplicateNotices';
import { downloadStoredRow } from './download-stored-row';
import { RecordNotFound } from './RecordNotFound';
import { createCheckRenderer } from './RecordPageCheck';
import { createRecordDeps } from './record-deps';
import { SourceImportanceRank } from './SourceImportanceRank';
import { useClaimActions } from './use-claim-actions';
import { useRatingChanges } from './use-rating-changes';
import { useRecordReferenceDataQuery } from './use-record-reference-data-query';
import { useRecordTexts } from './use-record-texts';
import { useSourceEditing } from './use-source-editing';
import { type StoredPdf, useStoredPdf } from './use-stored-pdf';

type Props = {
  database: Database;
  stableId: string;
  /** The field group that opens initially, or `compare` for the comparison with the wiki, or `changes` for what changed on the page. */
  edit: string | null;
  venueTable: VenueTable;
  searchIndex: SearchIndex;
  libraryActions: LibraryActions;
  hasNavigated: boolean;
  shortcut: string;
};

/** Shows the record page of a source, or the reason why it cannot be shown. */
export function RecordView(props: Props) {
  // The key resets the state. Otherwise the view would show the values of the previous source until the next one is read.
  return <ReadableRecordView key={props.stableId} {...props} />;
}

function ReadableRecordView(props: Props) {
  const { database, stableId } = props;
  const { value: storedRow } = useLiveQuery(
    useCallback(() => findSourceById(database, stableId), [database, stableId]),
  );
  const row = useShownRow(storedRow, props.libraryActions.pendingChanges);
  if (row === undefined) return <main className="record" aria-busy="true" />;
  if (row === null || isInvalidRow(row))
    return (
      <RecordNotFound
        invalidRow={row}
        onDownload={(key) =>
          void downloadStoredRow(database, key).catch(() =>
            props.libraryActions.notifyError(t('recordNotDownloaded')),
          )
        }
        hasNavigated={props.hasNavigated}
      />
    );
  return <RecordDetails {...props} row={row} />;
}

function RecordDetails({
  database,
  row,
  edit,
  venueTable,
  searchIndex,
  libraryActions,
  hasNavigated,
  shortcut,
}: Props & { row: SourceRow }) {
  const deps = useMemo(() => createRecordDeps(database), [database]);
  const requestedGroup = isFieldGroup(edit) ? edit : null;
  const { editing, source } = useSourceEditing(deps, row.source, libraryActions, requestedGroup);
  const { stableId } = source;
  const headingRef = useHeading(source.title, hasNavigated && edit === null);
  const { snapshots, pageCheck, pageQuotes, ...quoteProps } = useRecordTexts(
    database,
    source,
    libraryActions,
  );
  const storedPdf = useStoredPdf(stableId, libraryActions);
  const ratingChanges = useRatingChanges(database, source);
  const sync = useRecordSync(database, stableId, row.shelf === 'bin');
  const renderClaimActions = useClaimActions(source, sync, snapshots, editing, libraryActions);
  const importanceBandNames = getBandNames(useSetting(bandNames) ?? []);
  const referenceData = useRecordReferenceDataQuery(
    database,
    editing.values.importance,
    stableId,
    importanceBandNames,
    venueTable,
    snapshots,
  );
  return (
    <RecordContexts {...{ referenceData, storedPdf, snapshots }}>
      <main className="record">
        <div className="record-top">
          {row.shelf !== 'bin' && <DuplicateNotices {...{ database, source, libraryActions }} />}
          <RecordHeader
            {...{ source, editing, headingRef }}
            venue={venueTable.findVenue(source)}
            venueName={venueTable.getVenueName(source)}
          />
          <RecordTimeline events={buildTimeline(source, snapshots ?? [], listSyncTimes(sync))} />
        </div>
        <RecordActionsSidebar
          row={{ ...row, source: { ...source, status: row.source.status } }}
          facts={
            <RecordFacts
              {...{ source, editing }}
              bandNames={importanceBandNames}
              importanceRank={
                <SourceImportanceRank {...{ searchIndex, stableId }} score={source.importance} />
              }
            />
          }
          localText={findSavedText(snapshots ?? [])?.text ?? null}
          storedPdf={storedPdf}
          hasPdf={snapshots?.some(({ pageStarts }) => pageStarts !== undefined) ?? null}
          database={database}
          isComparing={edit === 'compare'}
          onEdit={editing.open}
          {...{ sync, libraryActions, shortcut }}
        />
        <RecordBody
          source={source}
          rating={venueTable.getRating(source)}
          venue={venueTable.findVenue(source)}
          ratingChanges={ratingChanges}
          snapshots={snapshots}
          comparedWith={pageCheck?.comparedWith ?? null}
          renderPageCheck={createCheckRenderer({ database, libraryActions }, row, pageCheck, pageQuotes)}
          areChangesShown={edit === 'changes'}
          citedBy={listCitingPages(sync, source)}
          pageLinks={<RecordPageLinks {...{ stableId, sync, libraryActions }} />}
          claims={sync.claims}
          renderClaimActions={renderClaimActions}
          remoteIds={sync.remoteIds}
          editing={editing}
          {...quoteProps}
          onRemoveRating={() => removeRating(editing)}
          onCopy={(text, label) => copyText(text, t('recordCopied', label), libraryActions)}
        />
      </main>
    </RecordContexts>
  );
}

function removeRating({ edit, commit }: SourceEditing): void {
  edit({ credibilityLevel: 'inherit', credibilityReason: '' });
  commit('rating');
}

type ContextProps = {
  referenceData: FieldReferenceData;
  storedPdf: StoredPdf | null;
  snapshots: Snapshot[] | null;
  children: ReactNode;
};

function RecordContexts({ referenceData, storedPdf, snapshots, children }: ContextProps) {
  const storedPdfFile = storedPdf && {
    textHashes: listStoredPdfTexts(snapshots ?? [], storedPdf).map(({ sha256 }) => sha256),
    openPage: storedPdf.openPage,
  };
  return (
    <RecordReferenceDataContext value={referenceData}>
      <StoredPdfContext value={storedPdfFile}>{children}</StoredPdfContext>
    </RecordReferenceDataContext>
  );
}

const listCitingPages = ({ citedBy }: ReturnType<typeof useRecordSync>, source: Source): CitingPageList =>
  buildCitingPageList(mergeCitingPages(citedBy ? [citedBy] : [], source.citedBy), citedBy?.readAt);

const listSyncTimes = ({ cards }: ReturnType<typeof useRecordSync>): SyncTime[] =>
  cards.flatMap(({ wikiName, displayedStatus }) =>
    displayedStatus.kind === 'synced' ? [{ wikiName, at: displayedStatus.at }] : [],
  );

type SidebarProps = Pick<Props, 'database' | 'libraryActions' | 'shortcut'> & {
  row: SourceRow;
  facts: ReactNode;
  sync: ReturnType<typeof useRecordSync>;
  localText: string | null;
  hasPdf: boolean | null;
  storedPdf: StoredPdf | null;
  isComparing: boolean;
  onEdit: (fieldGroup: FieldGroup) => void;
};

/** Shows the sidebar with the actions on the whole source. */
function RecordActionsSidebar({
  row,
  facts,
  sync,
  localText,
  hasPdf,
  storedPdf,
  database,
  isComparing,
  onEdit,
  libraryActions,
  shortcut,
}: SidebarProps) {
  const { source } = row;
  const { stableId } = source;
  const addPdf = useAddPdf(database, libraryActions, { shouldStoreFiles: hasPdf === true });
  const { value: format = 'markdown', set: setFormat } = useSettingControl(citationFormat, libraryActions);
  const copyCitation = () => copyCitations([source], format, libraryActions);
  useCopyKey(copyCitation, useSetting(libraryShortcuts) ?? false);
  return (
    <RecordSidebar
      row={row}
      facts={facts}
      citationFormat={format}
      citationStyles={useSetting(citationStyles) ?? []}
      syncCards={<RecordSyncCards {...{ source, sync, localText, isComparing, onEdit, libraryActions }} />}
      onStatusChange={(status) => void libraryActions.setStatus([stableId], status)}
      onCaptureAgain={() => {
        void requestRecapture(stableId, new Date()).then(() => openWebPage(source.url));
        libraryActions.notifyStatus(
          shortcut ? t('recordCaptureAgainWithShortcut', shortcut) : t('recordCaptureAgain'),
        );
      }}
      storedPdf={storedPdf}
      hasPdf={hasPdf}
      onAddPdf={() => choosePdfFiles((files) => addPdf(files.slice(0, 1), source))}
      onCitationFormatChange={(chosenFormat) => void setFormat(chosenFormat)}
      onCopyCitation={copyCitation}
      onDelete={() => void libraryActions.deleteSources([stableId])}
      onRestore={() => void libraryActions.restoreSources([stableId])}
    />
  );
}

const copyText = (text: string, successMessage: string, libraryActions: LibraryActions): void =>
  void navigator.clipboard.writeText(text).then(
    () => libraryActions.notifyStatus(successMessage),
    () => libraryActions.notifyError(t('copyFailed')),
  );

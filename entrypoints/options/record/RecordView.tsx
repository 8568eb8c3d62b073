import { useCallback, useState } from 'react';
import { shownBandNames } from '@/components/band-names';
import { isPartName } from '@/components/record/parts';
import { RecordBody } from '@/components/record/RecordBody';
import { RecordRail } from '@/components/record/RecordRail';
import { RecordAidsContext } from '@/components/record/record-aids';
import { asRead, pagesOfAll } from '@/components/wiki/page-links';
import type { Store } from '@/lib/db/open';
import { isBadRow } from '@/lib/db/read/parse-row';
import { snapshotsOf } from '@/lib/db/read/snapshots';
import { sourceById } from '@/lib/db/read/source-by-id';
import { askCaptureAgain } from '@/lib/drafts/capture-again';
import { textFragmentUrl } from '@/lib/evidence/text-fragment';
import { citationOf } from '@/lib/exchange/citation';
import { t } from '@/lib/locale/message';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import type { SourceStatus } from '@/lib/model/vocabulary';
import { openWebPage } from '@/lib/platform/open-page';
import { bandNames, citationFormat } from '@/lib/settings/items';
import type { Desk } from '../use-desk';
import { useHeading } from '../use-heading';
import { useLive } from '../use-live';
import { useSetting } from '../use-setting';
import type { VenueTable } from '../use-venue-table';
import { RecordSyncCards } from '../wiki/RecordSyncCards';
import { useRecordSync } from '../wiki/use-record-sync';
import { RecordGone } from './RecordGone';
import { SameWorkNotes } from './SameWorkNotes';
import { useEditing } from './use-editing';
import { useRecordAids } from './use-record-aids';

type Props = {
  store: Store;
  stableId: string;
  /** The part whose editor opens at once. */
  edit: string | null;
  venues: VenueTable;
  desk: Desk;
  arrived: boolean;
  shortcut: string;
};

/** One source in full; or why it cannot be shown. */
export function RecordView(props: Props) {
  const { store, stableId } = props;
  const { value: row } = useLive(useCallback(() => sourceById(store, stableId), [store, stableId]));
  if (row === undefined) return <main className="record" aria-busy="true" />;
  if (row === null || isBadRow(row))
    return <RecordGone bad={row} stableId={stableId} arrived={props.arrived} />;
  return <OneRecord key={stableId} {...props} row={row} />;
}

function OneRecord({ store, row, edit, venues, desk, arrived, shortcut }: Props & { row: SourceRow }) {
  const [saved, setSaved] = useState<Source | null>(null);
  // The worker's answer is here before the store's own news of it.
  const source = saved && saved.updatedAt > row.source.updatedAt ? saved : row.source;
  const { stableId } = source;
  const [status, setStatus] = useStatus(source, desk);
  const heading = useHeading(source.title, arrived && edit === null);
  const editing = useEditing(source, desk, isPartName(edit) ? edit : null, setSaved);
  const snapshots = useLive(useCallback(() => snapshotsOf(store, stableId), [store, stableId])).value ?? null;
  const sync = useRecordSync(store, stableId, row.shelf === 'bin');
  const format = useSetting(citationFormat) ?? 'markdown';
  const names = shownBandNames(useSetting(bandNames) ?? []);
  const aids = useRecordAids(store, editing.values.importance, stableId, names, venues);
  const copy = (text: string, said: string) =>
    void navigator.clipboard.writeText(text).then(
      () => desk.say(said),
      () => desk.warn(t('recordNotCopied')),
    );
  return (
    <RecordAidsContext value={aids}>
      <main className="record">
        <RecordBody
          notice={row.shelf === 'bin' ? null : <SameWorkNotes {...{ store, source, desk }} />}
          source={source}
          venue={venues.venueOf(source)}
          rating={venues.ratingOf(source)}
          bandNames={names}
          snapshots={snapshots}
          citedBy={asRead(
            pagesOfAll(sync.citedBy ? [sync.citedBy] : [], source.citedBy),
            sync.citedBy?.readAt,
          )}
          wikiIds={sync.wikiIds}
          editing={editing}
          heading={heading}
          quoteHref={(quote) => textFragmentUrl(source.url, quote)}
          onWithdraw={() => {
            editing.type({ credibilityLevel: 'inherit', credibilityReason: '' });
            editing.commit('rating');
          }}
          onCopy={(text, what) => copy(text, t('recordCopied', what))}
        />
        <RecordRail
          row={{ ...row, source: { ...source, status } }}
          citation={format}
          sync={
            <RecordSyncCards
              source={source}
              sync={sync}
              ownText={snapshots?.at(-1)?.text ?? null}
              comparing={edit === 'compare'}
              onEdit={editing.open}
              desk={desk}
            />
          }
          onStatus={setStatus}
          onCaptureAgain={() => {
            void askCaptureAgain(stableId, new Date()).then(() => openWebPage(source.url));
            desk.say(shortcut ? t('recordCaptureAgainBy', shortcut) : t('recordCaptureAgain'));
          }}
          onCitation={(chosen) => void citationFormat.set(chosen)}
          onCopyCitation={() => copy(citationOf(source, format), t('formCitationCopied'))}
          onDelete={() => void desk.remove([stableId])}
          onRestore={() => void desk.restore([stableId])}
        />
      </main>
    </RecordAidsContext>
  );
}

/** The status as the reader sets it, shown at once; the store's own word when it has answered. */
function useStatus({ stableId, status }: Source, desk: Desk): [SourceStatus, (status: SourceStatus) => void] {
  const [asked, setAsked] = useState<SourceStatus | null>(null);
  const set = (to: SourceStatus) => {
    setAsked(to);
    void desk.setStatus([stableId], to).then(() => setAsked(null));
  };
  return [asked ?? status, set];
}

import { useState } from 'react';
import { CompareDialog } from '@/components/wiki/CompareDialog';
import { SyncCard } from '@/components/wiki/SyncCard';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { listAdoptedFields, listRemoteOnlyFields, type RecordSync } from '@/lib/app/library/record-sync';
import { chooseSide, undoChoice } from '@/lib/app/library/wiki-choices';
import { send } from '@/lib/browser/messages/send';
import type { FieldGroup } from '@/lib/record/field-lists';
import { isEmptyValue } from '@/lib/record/same-value';
import type { Source } from '@/lib/record/schema/source';
import { getSyncedValues } from '@/lib/wiki/merge/synced-values';
import type { SyncedValues } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { LibraryActions } from '../use-library-actions';
import { createChoiceDeps } from './choice-deps';

type Props = {
  source: Source;
  sync: RecordSync;
  localText: string | null;
  /** Whether the route opens the comparison. */
  isComparing: boolean;
  libraryActions: LibraryActions;
  onEdit: (fieldGroup: FieldGroup) => void;
};

/** Shows the sync status of the source with each wiki, and the comparison of local and remote values. */
export function RecordSyncCards({ source, sync, localText, isComparing, libraryActions, onEdit }: Props) {
  const { stableId } = source;
  const [requestedWikiId, setRequestedWikiId] = useState<string | null>(null);
  const [isClosed, setClosed] = useState(false);
  const choiceDeps = createChoiceDeps(libraryActions);
  const initialWikiId =
    isComparing && !isClosed ? (sync.cards.find(({ wiki }) => wiki.active)?.wikiId ?? null) : null;
  const comparedCard = sync.cards.find(({ wikiId }) => wikiId === (requestedWikiId ?? initialWikiId));
  const notifyOnFailure = async (request: Promise<ResponseToRequest>): Promise<void> => {
    const response = await request;
    if (!response.ok) libraryActions.notifyError(formatProblem(response.problem));
  };
  return (
    <>
      {sync.cards.map((card) => (
        <SyncCard
          key={card.wikiId}
          sync={card}
          localText={localText}
          emptyFields={listEmptyFields(getLocalFields(source, card.wiki))}
          adoptedFields={listAdoptedFields(source, card.wikiName)}
          hasPartialDate={source.publishedDate !== null && source.publishedDate.length < 10}
          onEdit={onEdit}
          onSync={() =>
            void notifyOnFailure(send('sync/enqueue', { wikiId: card.wikiId, stableIds: [stableId] }))
          }
          onCompare={() => setRequestedWikiId(card.wikiId)}
          onTextDecision={(decision) =>
            void notifyOnFailure(
              send('sync/text', { wikiId: card.wikiId, stableId, send: decision === 'send' }),
            )
          }
        />
      ))}
      {comparedCard?.entry && (
        <CompareDialog
          wikiName={comparedCard.wikiName}
          onEdit={onEdit}
          entry={comparedCard.entry}
          local={getLocalFields(source, comparedCard.wiki)}
          remoteOnlyFields={listRemoteOnlyFields(comparedCard.entry)}
          onChoose={(fields, side) =>
            chooseSide(choiceDeps, { ...getComparedEntry(comparedCard), stableId }, fields, side)
          }
          onUndo={(fields) => undoChoice(choiceDeps, { ...getComparedEntry(comparedCard), stableId }, fields)}
          onClose={() => {
            setRequestedWikiId(null);
            setClosed(true);
          }}
        />
      )}
    </>
  );
}

const getComparedEntry = ({ wikiId, wikiName }: RecordSync['cards'][number]) => ({ wikiId, wiki: wikiName });

type ResponseToRequest = { ok: true } | { ok: false; problem: Parameters<typeof formatProblem>[0] };

const listEmptyFields = (fields: SyncedValues): string[] =>
  Object.entries(fields).flatMap(([field, value]) => (isEmptyValue(value) ? [field] : []));

// The comparison also shows custom venues, which are not sent to wikis.
const getLocalFields = (source: Source, { credibilityMapping }: Wiki) =>
  getSyncedValues(source, { mapping: credibilityMapping, isShippedVenue: () => true });

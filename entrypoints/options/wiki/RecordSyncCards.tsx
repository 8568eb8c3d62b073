import { useState } from 'react';
import { problemText } from '@/components/problem-text';
import type { PartName } from '@/components/record/parts';
import { CompareDialog } from '@/components/wiki/CompareDialog';
import { SyncCard } from '@/components/wiki/SyncCard';
import { send } from '@/lib/messages/send';
import type { Source } from '@/lib/model/source';
import type { SyncedField, SyncRecord } from '@/lib/model/sync';
import type { Wiki } from '@/lib/model/wiki';
import { fieldsOf, isTakeable } from '@/lib/sync/synced-fields';
import type { Desk } from '../use-desk';
import { choose, undoChoice } from './choosing';
import type { RecordSync } from './use-record-sync';

type Props = {
  source: Source;
  sync: RecordSync;
  ownText: string | null;
  /** The comparison was asked for by the address. */
  comparing: boolean;
  desk: Desk;
  onEdit: (part: PartName) => void;
};

/** Where the record stands with each wiki, and the comparison of both sides. */
export function RecordSyncCards({ source, sync, ownText, comparing, desk, onEdit }: Props) {
  const { stableId } = source;
  const [asked, setAsked] = useState<string | null>(null);
  const [closed, setClosed] = useState(false);
  const first = comparing && !closed ? (sync.cards.find(({ of }) => of.active)?.wikiId ?? null) : null;
  const compared = sync.cards.find(({ wikiId }) => wikiId === (asked ?? first));
  const tell = async (sent: Promise<Told>): Promise<void> => {
    const reply = await sent;
    if (!reply.ok) desk.warn(problemText(reply.problem));
  };
  return (
    <>
      {sync.cards.map((card) => (
        <SyncCard
          key={card.wikiId}
          sync={card}
          ownText={ownText}
          hasPartialDate={source.publishedDate !== null && source.publishedDate.length < 10}
          onEdit={onEdit}
          onSync={() => void tell(send('sync/enqueue', { wikiId: card.wikiId, stableIds: [stableId] }))}
          onCompare={() => setAsked(card.wikiId)}
          onText={(yes) => void tell(send('sync/text', { wikiId: card.wikiId, stableId, send: yes }))}
        />
      ))}
      {compared?.record && (
        <CompareDialog
          wiki={compared.wiki}
          onEdit={onEdit}
          record={compared.record}
          ours={oursFor(source, compared.of)}
          notTakeable={notTakeable(compared.record)}
          onChoose={(fields, side) => choose({ ...entryOf(compared), stableId }, fields, side, desk)}
          onUndo={(fields) => undoChoice({ ...entryOf(compared), stableId }, fields, desk)}
          onClose={() => {
            setAsked(null);
            setClosed(true);
          }}
        />
      )}
    </>
  );
}

const entryOf = ({ wikiId, wiki }: RecordSync['cards'][number]) => ({ wikiId, wiki });

type Told = { ok: true } | { ok: false; problem: Parameters<typeof problemText>[0] };

const oursFor = (source: Source, { credibilityMapping }: Wiki) =>
  fieldsOf(source, { mapping: credibilityMapping, venueIsShared: () => true });

const notTakeable = ({ seen }: SyncRecord): SyncedField[] =>
  (Object.entries(seen?.fields ?? {}) as [SyncedField, Parameters<typeof isTakeable>[1]][])
    .filter(([field, value]) => !isTakeable(field, value))
    .map(([field]) => field);

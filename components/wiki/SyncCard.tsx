import { recordHref, WIKI_SETTINGS } from '@/components/library/route';
import type { PartName } from '@/components/record/parts';
import { linkStateName } from '@/components/record/words';
import { shownDate, shownDay } from '@/lib/locale/date';
import { type MessageKey, t, tCount } from '@/lib/locale/message';
import type { SyncedField, SyncRecord } from '@/lib/model/sync';
import type { ShownState } from '@/lib/sync/shown-state';
import { fieldName, fieldNames, partOf } from './sync-fields';
import { refusalAdvice, syncLook } from './sync-look';
import { TextQuestion } from './TextQuestion';

/** A source with one wiki, as it is shown. */
export type ShownSync = {
  wikiId: string;
  wiki: string;
  record: SyncRecord | null;
  shown: ShownState;
};

type Props = {
  sync: ShownSync;
  /** The captured text; null: none is kept. */
  ownText: string | null;
  /** Our date has no day. */
  hasPartialDate?: boolean;
  onSync: () => void;
  onCompare: () => void;
  onText: (send: boolean) => void;
  onEdit: (part: PartName) => void;
};

/** Where a source stands with a wiki, why, and what can be done about it. */
export function SyncCard({
  sync,
  ownText,
  hasPartialDate = false,
  onSync,
  onCompare,
  onText,
  onEdit,
}: Props) {
  const { wiki, record, shown } = sync;
  const { tone, sign, words } = syncLook(shown, wiki);
  const isLeftThere = shown.kind === 'left-there';
  const open = record && !isLeftThere ? openFields(record).length : 0;
  return (
    <section className="rail-group sync-card" aria-label={wiki}>
      <h2>{wiki}</h2>
      <p className="sync-words" data-tone={tone} role="status">
        <span aria-hidden="true">{sign}</span> <span>{words}</span>
      </p>
      {shown.kind === 'refused' && <Refused why={shown.why} onEdit={onEdit} />}
      {record && <Facts record={record} wiki={wiki} hasPartialDate={hasPartialDate} />}
      {record && !isLeftThere && (
        <TextQuestion text={record.text} wiki={wiki} ownText={ownText} onText={onText} />
      )}
      {open > 0 && (
        <button type="button" className="button" onClick={onCompare}>
          {shown.kind === 'differs' ? t('syncCompare') : tCount('syncNotes', open)}
        </button>
      )}
      <Sync shown={shown} wiki={wiki} onSync={onSync} />
    </section>
  );
}

function Sync({ shown, wiki, onSync }: { shown: ShownState; wiki: string; onSync: () => void }) {
  if (shown.kind === 'left-there') return null;
  if (shown.kind === 'stopped')
    return (
      <a className="button" href={WIKI_SETTINGS}>
        {t('syncSettings')}
      </a>
    );
  return (
    <button type="button" className="button" onClick={onSync}>
      {shown.kind === 'local-only' ? t('syncSendTo', wiki) : t('syncNowButton')}
    </button>
  );
}

/** The fields about which the reader has something to say. */
export const openFields = ({ state, held, offered }: SyncRecord): string[] => [
  ...(state.state === 'differs' ? state.fields : []),
  ...held,
  ...offered,
];

type RefusedProps = { why: Extract<ShownState, { kind: 'refused' }>['why']; onEdit: Props['onEdit'] };

function Refused({ why, onEdit }: RefusedProps) {
  const advice = refusalAdvice(why);
  const fields = why.kind === 'fields' ? [...new Set(why.faults.map(({ field }) => field))] : [];
  return (
    <>
      {advice && <p className="hint">{advice}</p>}
      {why.kind === 'same-as' && <a href={recordHref(why.stableId)}>{t('syncOpenOther')}</a>}
      {fields.map((field) => {
        const part = partOf(field);
        return (
          part && (
            <button key={field} type="button" className="button" onClick={() => onEdit(part)}>
              {t('syncEditField', fieldName(field))}
            </button>
          )
        );
      })}
    </>
  );
}

/** Where it is not the wiki that has no place for a value. */
const WHY_KEPT: [SyncedField, MessageKey][] = [
  ['credibility', 'syncWhyKept_credibility'],
  ['venueId', 'syncWhyKept_venueId'],
];

type FactsProps = { record: SyncRecord; wiki: string; hasPartialDate: boolean };

function Facts({ record, wiki, hasPartialDate }: FactsProps) {
  const { owed, hits } = record;
  const theirDate = hasPartialDate ? (record.seen?.fields.publishedDate ?? null) : null;
  const keptHere = record.keptHere.filter((field) => field !== 'publishedDate' || theirDate === null);
  const isDateAlone = hasPartialDate && keptHere.includes('publishedDate');
  const linkState = record.seen?.linkState;
  const others = hits.filter(({ remoteId }) => remoteId !== record.remoteId);
  const lines: [MessageKey, string[]][] = [
    ['syncKeptHere', keptHere],
    ['syncOwed', owed],
  ];
  return (
    <>
      {lines.map(
        ([key, fields]) =>
          fields.length > 0 && (
            <p key={key} className="hint">
              {t(key, fieldNames(fields))}
            </p>
          ),
      )}
      {theirDate !== null && record.keptHere.includes('publishedDate') && (
        <p className="hint">{t('syncPartialDate', wiki, shownDate(String(theirDate)))}</p>
      )}
      {isDateAlone && <p className="hint">{t('syncWhyKept_publishedDate', wiki)}</p>}
      {WHY_KEPT.filter(([field]) => keptHere.includes(field)).map(([field, why]) => (
        <p key={field} className="hint">
          {t(why)}
        </p>
      ))}
      {linkState && linkState.state !== 'ok' && (
        <p className="hint">
          {t(
            'syncLinkState',
            linkStateName(linkState.state),
            linkState.checkedAt === null ? t('syncTextUnknownDate') : shownDay(linkState.checkedAt),
          )}
        </p>
      )}
      {others.length > 0 && (
        <div className="hint">
          {t('syncOtherHits')}
          <ul>
            {others.map(({ remoteId, title, url }) => (
              <li key={remoteId}>
                {title ?? url} <code>{remoteId}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

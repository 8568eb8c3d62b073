import { ToneIcon } from '@/components/ui/Icon';
import { describeSyncStatus, getRejectionAdvice } from '@/lib/app/describe/describe-sync-status';
import { findFieldGroup, formatFieldNames, getFieldName } from '@/lib/app/describe/sync-fields';
import { buildRecordHref, WIKI_SETTINGS_HREF } from '@/lib/app/library/route';
import { formatDate, formatDay } from '@/lib/browser/i18n/format-values';
import { type MessageKey, t, tCount } from '@/lib/browser/i18n/message';
import { getLinkStateName } from '@/lib/browser/i18n/vocabulary-names';
import type { FieldGroup } from '@/lib/record/field-lists';
import type { OutboxEntry } from '@/lib/wiki/model/outbox-entry';
import type { SyncedField } from '@/lib/wiki/model/sync';
import type { DisplayedStatus } from '@/lib/wiki/outbox/displayed-status';
import { SendTextPrompt } from './SendTextPrompt';

/** The sync status of a source with one wiki. `entry` is null if the source was never sent to this wiki. */
export type WikiSyncStatus = {
  wikiId: string;
  wikiName: string;
  entry: OutboxEntry | null;
  displayedStatus: DisplayedStatus;
};

type Props = {
  sync: WikiSyncStatus;
  /** The captured text. Null means that no text was captured. */
  localText: string | null;
  /** Whether the local date lacks the month or the day. Wikis accept full dates only. */
  hasPartialDate?: boolean;
  /** The fields that are empty in the source. */
  emptyFields?: readonly string[];
  /** The fields whose value in the source comes from this wiki. */
  adoptedFields?: string[];
  onSync: () => void;
  onCompare: () => void;
  onTextDecision: (decision: 'send' | 'decline') => void;
  onEdit: (fieldGroup: FieldGroup) => void;
};

/** Shows the sync status of a source, the reason for the status, and what the reader can do. */
export function SyncCard({
  sync,
  localText,
  hasPartialDate = false,
  emptyFields = [],
  adoptedFields = [],
  onSync,
  onCompare,
  onTextDecision,
  onEdit,
}: Props) {
  const { wikiName, entry, displayedStatus } = sync;
  const { tone, text: statusText } = describeSyncStatus(displayedStatus, wikiName);
  const isRemoteOnly = displayedStatus.kind === 'remote-only';
  const openCount = entry && !isRemoteOnly ? listOpenFields(entry).length : 0;
  return (
    <section className="sidebar-group sync-card" aria-label={wikiName}>
      <h2>{wikiName}</h2>
      <p className="sync-status" data-tone={tone} role="status">
        <ToneIcon tone={tone} /> <span>{statusText}</span>
      </p>
      {displayedStatus.kind === 'rejected' && (
        <RejectionDetails rejection={displayedStatus.rejection} onEdit={onEdit} />
      )}
      {entry && (
        <SyncDetails
          entry={entry}
          wikiName={wikiName}
          hasPartialDate={hasPartialDate}
          emptyFields={emptyFields}
        />
      )}
      {adoptedFields.length > 0 && (
        <p className="hint">{t('syncAdoptedFields', wikiName, formatFieldNames(adoptedFields))}</p>
      )}
      {entry && !isRemoteOnly && (
        <SendTextPrompt
          text={entry.textStatus}
          wikiName={wikiName}
          localText={localText}
          onDecision={onTextDecision}
        />
      )}
      {openCount > 0 && (
        <button type="button" className="button" onClick={onCompare}>
          {displayedStatus.kind === 'conflict' ? t('syncCompare') : tCount('syncCompareValues', openCount)}
        </button>
      )}
      <SyncButton displayedStatus={displayedStatus} wikiName={wikiName} onSync={onSync} />
    </section>
  );
}

type SyncButtonProps = { displayedStatus: DisplayedStatus; wikiName: string; onSync: () => void };

function SyncButton({ displayedStatus, wikiName, onSync }: SyncButtonProps) {
  if (displayedStatus.kind === 'remote-only') return null;
  if (displayedStatus.kind === 'stopped')
    return (
      <a className="button" href={WIKI_SETTINGS_HREF}>
        {t('syncSettings')}
      </a>
    );
  return (
    <button type="button" className="button" onClick={onSync}>
      {displayedStatus.kind === 'local-only' ? t('syncSendTo', wikiName) : t('syncNowButton')}
    </button>
  );
}

/** Lists the fields that need a decision of the reader. */
export const listOpenFields = (entry: OutboxEntry): string[] => [
  ...(entry.status === 'conflict' ? entry.conflictFields : []),
  ...entry.divergentFields,
  ...entry.offeredFields,
];

type RejectionProps = {
  rejection: Extract<DisplayedStatus, { kind: 'rejected' }>['rejection'];
  onEdit: Props['onEdit'];
};

function RejectionDetails({ rejection, onEdit }: RejectionProps) {
  const advice = getRejectionAdvice(rejection);
  const fields = rejection.kind === 'fields' ? [...new Set(rejection.faults.map(({ field }) => field))] : [];
  return (
    <>
      {advice && <p className="hint">{advice}</p>}
      {rejection.kind === 'duplicate' && (
        <a href={buildRecordHref(rejection.stableId)}>{t('syncOpenOther')}</a>
      )}
      {fields.map((field) => {
        const fieldGroup = findFieldGroup(field);
        return (
          fieldGroup && (
            <button key={field} type="button" className="button" onClick={() => onEdit(fieldGroup)}>
              {t('syncEditField', getFieldName(field))}
            </button>
          )
        );
      })}
    </>
  );
}

/** The fields with an additional sentence that explains why they are not sent. */
const LOCAL_ONLY_REASONS: [SyncedField, MessageKey][] = [
  ['credibility', 'syncLocalOnly_credibility'],
  ['venueId', 'syncLocalOnly_venueId'],
];

type SyncDetailsProps = {
  entry: OutboxEntry;
  wikiName: string;
  hasPartialDate: boolean;
  emptyFields: readonly string[];
};

function SyncDetails({ entry, wikiName, hasPartialDate, emptyFields }: SyncDetailsProps) {
  const { deferredFields, remoteMatches } = entry;
  const remoteDate = hasPartialDate ? (entry.remoteSnapshot?.fields.publishedDate ?? null) : null;
  // A wiki cannot empty a field (docs/wiki-protocol.md, section 5.3).
  const emptiedFields = entry.localOnlyFields.filter((field) => emptyFields.includes(field));
  const localOnlyFields = entry.localOnlyFields.filter(
    (field) => !emptiedFields.includes(field) && (field !== 'publishedDate' || remoteDate === null),
  );
  const isDateLocalOnly = hasPartialDate && localOnlyFields.includes('publishedDate');
  const linkState = entry.remoteSnapshot?.linkState;
  const otherMatches = remoteMatches.filter(({ remoteId }) => remoteId !== entry.remoteId);
  const lines: [MessageKey, string[]][] = [
    ['syncLocalOnlyFields', localOnlyFields],
    ['syncDeferred', deferredFields],
  ];
  return (
    <>
      {lines.map(
        ([key, fields]) =>
          fields.length > 0 && (
            <p key={key} className="hint">
              {t(key, formatFieldNames(fields))}
            </p>
          ),
      )}
      {emptiedFields.length > 0 && (
        <p className="hint">{t('syncEmptiedFields', wikiName, formatFieldNames(emptiedFields))}</p>
      )}
      {remoteDate !== null && entry.localOnlyFields.includes('publishedDate') && (
        <p className="hint">{t('syncPartialDate', wikiName, formatDate(String(remoteDate)))}</p>
      )}
      {isDateLocalOnly && <p className="hint">{t('syncLocalOnly_publishedDate', wikiName)}</p>}
      {LOCAL_ONLY_REASONS.filter(([field]) => localOnlyFields.includes(field)).map(([field, reasonKey]) => (
        <p key={field} className="hint">
          {t(reasonKey)}
        </p>
      ))}
      {linkState && linkState.state !== 'ok' && (
        <p className="hint">
          {t(
            'syncLinkState',
            getLinkStateName(linkState.state),
            linkState.checkedAt === null ? t('syncTextUnknownDate') : formatDay(linkState.checkedAt),
          )}
        </p>
      )}
      {otherMatches.length > 0 && (
        <div className="hint">
          {t('syncOtherMatches')}
          <ul>
            {otherMatches.map(({ remoteId, title, url }) => (
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

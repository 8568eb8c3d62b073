import { QuietButton } from '@/components/ui/QuietButton';
import { formatFieldNames } from '@/lib/app/describe/sync-fields';
import { buildRecordHref } from '@/lib/app/library/route';
import { formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { SyncedField } from '@/lib/wiki/model/sync';

/** The sources that others changed on a wiki: the number of all of them, and the latest ones with their changed fields. */
export type RemoteChanges = {
  count: number;
  sources: { stableId: string; title: string; at: string; fields: SyncedField[] }[];
};

/** Lists the sources that others changed on a wiki, until the reader has seen them. */
export function RemoteChangeList({ changes, onSeen }: { changes: RemoteChanges; onSeen: () => void }) {
  const { count, sources } = changes;
  if (count === 0) return null;
  return (
    <details className="wiki-unresolved-sources">
      <summary>{tCount('wikiRemoteChanges', count)}</summary>
      <ul>
        {sources.map(({ stableId, title, at, fields }) => (
          <li key={stableId}>
            <a href={buildRecordHref(stableId)} dir="auto">
              {title}
            </a>{' '}
            <span className="hint">
              {formatFieldNames(fields)} · {formatDateTime(at)}
            </span>
          </li>
        ))}
      </ul>
      {count > sources.length && <p className="hint">{t('wikiRemoteChangesMore')}</p>}
      <QuietButton label={t('wikiRemoteChangesSeen')} onClick={onSeen} />
    </details>
  );
}

import { formatDateTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Source } from '@/lib/record/schema/source';

type Props = {
  source: Source;
  /** The ids that wikis have for the source. `wiki` is the name of the wiki. */
  remoteIds: { wiki: string; remoteId: string }[];
  onCopy: (text: string, label: string) => void;
};

/** The collapsed ids with buttons that copy them, the other URLs, and when the source was saved and changed. */
export function RecordIdentity({ source, remoteIds, onCopy }: Props) {
  return (
    <details className="identity">
      <summary>{t('recordIdentity')}</summary>
      <dl className="details-list">
        <IdRow name={t('recordResourceId')} id={source.id} onCopy={onCopy} />
        <IdRow name={t('recordStableId')} id={source.stableId} onCopy={onCopy} />
        {remoteIds.map(({ wiki, remoteId }) => (
          <IdRow key={`${wiki} ${remoteId}`} name={t('syncIdIn', wiki)} id={remoteId} onCopy={onCopy} />
        ))}
        {source.aliases.length > 0 && (
          <div>
            <dt>{t('recordAliases')}</dt>
            <dd>
              <ul className="aliases">
                {source.aliases.map((alias) => (
                  <li key={alias} dir="ltr">
                    {alias}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('recordSavedAt')}</dt>
          <dd>{formatDateTime(source.createdAt)}</dd>
        </div>
        <div>
          <dt>{t('recordChangedAt')}</dt>
          <dd>{formatDateTime(source.updatedAt)}</dd>
        </div>
      </dl>
    </details>
  );
}

function IdRow({ name, id, onCopy }: { name: string; id: string; onCopy: Props['onCopy'] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{id}</code>
        <button type="button" className="button" data-kind="quiet" onClick={() => onCopy(id, name)}>
          {t('recordCopy')}
          <span className="visually-hidden"> {name}</span>
        </button>
      </dd>
    </div>
  );
}

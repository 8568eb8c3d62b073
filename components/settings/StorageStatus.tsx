import { formatBytes, formatDateTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  isPersisted: boolean;
  /** Null if the browser does not report it. */
  usageBytes: number | null;
  quotaBytes: number | null;
  lastExport: { at: string; sources: number } | null;
  onPersist: () => void;
};

/** Shows how much space the library uses, whether the browser may delete it, and when it was last exported. */
export function StorageStatus({ isPersisted, usageBytes, quotaBytes, lastExport, onPersist }: Props) {
  return (
    <section className="settings-group">
      <h2>{t('settingsStorage')}</h2>
      <p className="quiet">{t('settingsStorageIntro')}</p>
      <dl className="details-list">
        <div>
          <dt>{t('settingsUsage')}</dt>
          <dd>
            {usageBytes === null || quotaBytes === null
              ? t('settingsUsageUnknown')
              : t('settingsUsageOf', formatBytes(usageBytes), formatBytes(quotaBytes))}
          </dd>
        </div>
        <div>
          <dt>{t('settingsPersisted')}</dt>
          <dd>
            {t(isPersisted ? 'settingsPersistedYes' : 'settingsPersistedNo')}
            {!isPersisted && (
              <button type="button" className="button" data-kind="quiet" onClick={onPersist}>
                {t('settingsPersist')}
              </button>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('settingsLastExport')}</dt>
          <dd>
            {lastExport
              ? `${formatDateTime(lastExport.at)} · ${tCount('libraryCount', lastExport.sources)}`
              : t('settingsNeverExported')}
          </dd>
        </div>
      </dl>
    </section>
  );
}

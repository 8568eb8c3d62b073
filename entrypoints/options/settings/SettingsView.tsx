import { SettingsForm } from '@/components/settings/SettingsForm';
import { StorageStatus } from '@/components/settings/StorageStatus';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import {
  bandNames,
  citationFormat,
  lastExport,
  libraryShortcuts,
  unratedHosts,
} from '@/lib/storage/settings/settings';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useSetting } from '../use-setting';
import { WikisSection } from '../wiki/WikisSection';
import { useStorageUsage } from './use-storage-usage';

type Props = { database: Database; hasNavigated: boolean; libraryActions: LibraryActions };

/** What the reader can decide, and what the browser says about the store. */
export function SettingsView({ database, hasNavigated, libraryActions }: Props) {
  const heading = useHeading(t('librarySettings'), hasNavigated);
  const storedBandNames = useSetting(bandNames);
  const format = useSetting(citationFormat);
  const shortcutsEnabled = useSetting(libraryShortcuts);
  const unratedHostList = useSetting(unratedHosts);
  const lastExportInfo = useSetting(lastExport);
  const { storage, requestPersistence } = useStorageUsage();
  const saveSetting = (write: Promise<void>) =>
    void write.catch(() => libraryActions.notifyError(t('settingsNotKept')));
  const isLoaded =
    storedBandNames &&
    format &&
    shortcutsEnabled !== undefined &&
    unratedHostList &&
    lastExportInfo !== undefined;
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {t('librarySettings')}
      </h1>
      {isLoaded && (
        <SettingsForm
          bandNames={storedBandNames}
          citationFormat={format}
          shortcutsEnabled={shortcutsEnabled}
          unratedHosts={unratedHostList}
          onBandNamesChange={(value) => saveSetting(bandNames.set(value))}
          onCitationFormatChange={(value) => saveSetting(citationFormat.set(value))}
          onShortcutsChange={(value) => saveSetting(libraryShortcuts.set(value))}
          onUnratedHostsChange={(value) => saveSetting(unratedHosts.set(value))}
        />
      )}
      <WikisSection database={database} libraryActions={libraryActions} />
      {storage && lastExportInfo !== undefined && (
        <StorageStatus
          {...storage}
          lastExport={lastExportInfo}
          onPersist={() =>
            void requestPersistence().then((granted) =>
              libraryActions.notifyStatus(t(granted ? 'settingsPersistGranted' : 'settingsPersistRefused')),
            )
          }
        />
      )}
    </main>
  );
}

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
import { useSetting, useSettingControl } from '../use-setting';
import { WikisSection } from '../wiki/WikisSection';
import { useStorageUsage } from './use-storage-usage';

type Props = { database: Database; hasNavigated: boolean; libraryActions: LibraryActions };

/** The settings, the connected wikis, and the state of the browser's storage. */
export function SettingsView({ database, hasNavigated, libraryActions }: Props) {
  const heading = useHeading(t('librarySettings'), hasNavigated);
  const names = useSettingControl(bandNames, libraryActions);
  const format = useSettingControl(citationFormat, libraryActions);
  const shortcuts = useSettingControl(libraryShortcuts, libraryActions);
  const hosts = useSettingControl(unratedHosts, libraryActions);
  const lastExportInfo = useSetting(lastExport);
  const { storage, requestPersistence } = useStorageUsage();
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {t('librarySettings')}
      </h1>
      {names.value && format.value && shortcuts.value !== undefined && hosts.value && (
        <SettingsForm
          bandNames={names.value}
          citationFormat={format.value}
          shortcutsEnabled={shortcuts.value}
          unratedHosts={hosts.value}
          onBandNameChange={(index, name) => void names.update((value) => value.with(index, name))}
          onCitationFormatChange={(value) => void format.set(value)}
          onShortcutsChange={(value) => void shortcuts.set(value)}
          onRemoveUnratedHost={(host) => void hosts.update((value) => value.filter((item) => item !== host))}
        />
      )}
      <WikisSection database={database} libraryActions={libraryActions} />
      {storage && lastExportInfo !== undefined && (
        <StorageStatus
          {...storage}
          lastExport={lastExportInfo}
          onPersist={() =>
            void requestPersistence().then((granted) =>
              libraryActions.notifyStatus(t(granted ? 'settingsPersistGranted' : 'settingsPersistDenied')),
            )
          }
        />
      )}
    </main>
  );
}

import { lazy, Suspense } from 'react';
import { SettingsForm } from '@/components/settings/SettingsForm';
import { StorageStatus } from '@/components/settings/StorageStatus';
import { t } from '@/lib/browser/i18n/message';
import type { Database } from '@/lib/storage/open-database';
import {
  bandNames,
  hostsLeftUnrated,
  lastExport,
  libraryShortcuts,
  storePdfFiles,
} from '@/lib/storage/settings/settings';
import { BackupPanel } from '../backup/BackupPanel';
import { useHeading } from '../use-heading';
import type { LibraryActions } from '../use-library-actions';
import { useSetting, useSettingControl } from '../use-setting';
import { CitationPanel } from './CitationPanel';
import { usePdfFilesSize } from './use-pdf-files-size';
import { useStorageUsage } from './use-storage-usage';
import { VisitedPagesPanel } from './VisitedPagesPanel';

// The form of a wiki and its settings are shown on this page only.
const WikisSection = lazy(async () => ({ default: (await import('../wiki/WikisSection')).WikisSection }));

type Props = { database: Database; hasNavigated: boolean; libraryActions: LibraryActions };

/** Shows the settings, the connected wikis, and the usage of the browser's storage. */
export function SettingsView({ database, hasNavigated, libraryActions }: Props) {
  const headingRef = useHeading(t('librarySettings'), hasNavigated);
  const bandNamesControl = useSettingControl(bandNames, libraryActions);
  const shortcutsControl = useSettingControl(libraryShortcuts, libraryActions);
  const hostsLeftUnratedControl = useSettingControl(hostsLeftUnrated, libraryActions);
  const storePdfControl = useSettingControl(storePdfFiles, libraryActions);
  const pdfFiles = usePdfFilesSize();
  const storedLastExport = useSetting(lastExport);
  const { storage, requestPersistence } = useStorageUsage();
  return (
    <main className="page">
      <h1 ref={headingRef} tabIndex={-1}>
        {t('librarySettings')}
      </h1>
      {bandNamesControl.value &&
        shortcutsControl.value !== undefined &&
        storePdfControl.value !== undefined &&
        hostsLeftUnratedControl.value && (
          <SettingsForm
            bandNames={bandNamesControl.value}
            citationSettings={<CitationPanel libraryActions={libraryActions} />}
            areShortcutsEnabled={shortcutsControl.value}
            hostsLeftUnrated={hostsLeftUnratedControl.value}
            shouldStorePdfs={storePdfControl.value}
            pdfFiles={pdfFiles}
            onStorePdfsChange={(shouldStore) => void storePdfControl.set(shouldStore)}
            onBandNameChange={(index, name) =>
              void bandNamesControl.update((value) => value.with(index, name))
            }
            onShortcutsChange={(value) => void shortcutsControl.set(value)}
            onRemoveHostLeftUnrated={(host) =>
              void hostsLeftUnratedControl.update((value) =>
                value.filter((hostLeftUnrated) => hostLeftUnrated !== host),
              )
            }
          />
        )}
      <VisitedPagesPanel database={database} libraryActions={libraryActions} />
      <Suspense>
        <WikisSection database={database} libraryActions={libraryActions} />
      </Suspense>
      <BackupPanel database={database} libraryActions={libraryActions} />
      {storage && storedLastExport !== undefined && (
        <StorageStatus
          {...storage}
          lastExport={storedLastExport}
          onPersist={() =>
            void requestPersistence().then((isGranted) =>
              libraryActions.notifyStatus(t(isGranted ? 'settingsPersistGranted' : 'settingsPersistDenied')),
            )
          }
        />
      )}
    </main>
  );
}

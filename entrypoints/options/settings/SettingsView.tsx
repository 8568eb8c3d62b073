import { SettingsForm } from '@/components/settings/SettingsForm';
import { StorageFacts } from '@/components/settings/StorageFacts';
import type { Store } from '@/lib/db/open';
import { t } from '@/lib/locale/message';
import { bandNames, citationFormat, lastExport, leftUnrated, libraryKeys } from '@/lib/settings/items';
import type { Desk } from '../use-desk';
import { useHeading } from '../use-heading';
import { useSetting } from '../use-setting';
import { WikisSection } from '../wiki/WikisSection';
import { useStorage } from './use-storage';

type Props = { store: Store; arrived: boolean; desk: Desk };

/** What the reader can decide, and what the browser says about the store. */
export function SettingsView({ store, arrived, desk }: Props) {
  const heading = useHeading(t('librarySettings'), arrived);
  const names = useSetting(bandNames);
  const format = useSetting(citationFormat);
  const keysOn = useSetting(libraryKeys);
  const unrated = useSetting(leftUnrated);
  const exported = useSetting(lastExport);
  const { storage, persist } = useStorage();
  const keep = (write: Promise<void>) => void write.catch(() => desk.warn(t('settingsNotKept')));
  const isRead = names && format && keysOn !== undefined && unrated && exported !== undefined;
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {t('librarySettings')}
      </h1>
      {isRead && (
        <SettingsForm
          bandNames={names}
          citation={format}
          keysOn={keysOn}
          leftUnrated={unrated}
          onBandNames={(value) => keep(bandNames.set(value))}
          onCitation={(value) => keep(citationFormat.set(value))}
          onKeys={(value) => keep(libraryKeys.set(value))}
          onLeftUnrated={(value) => keep(leftUnrated.set(value))}
        />
      )}
      <WikisSection store={store} desk={desk} />
      {storage && exported !== undefined && (
        <StorageFacts
          {...storage}
          lastExport={exported}
          onPersist={() =>
            void persist().then((granted) =>
              desk.say(t(granted ? 'settingsPersistGranted' : 'settingsPersistRefused')),
            )
          }
        />
      )}
    </main>
  );
}

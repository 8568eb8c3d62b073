import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/Checkbox';
import { formatBytes } from '@/lib/browser/i18n/format-values';
import { getBandNames } from '@/lib/browser/i18n/get-band-names';
import { t, tCount } from '@/lib/browser/i18n/message';
import { BAND_MINIMUMS } from '@/lib/record/importance';

type Props = {
  /** The reader's names for the importance bands, highest band first. An empty name means the default name. */
  bandNames: string[];
  /** The choice of the citation format. */
  citationSettings: ReactNode;
  areShortcutsEnabled: boolean;
  /** The hosts whose venue the reader chose not to rate. */
  hostsLeftUnrated: string[];
  shouldStorePdfs: boolean;
  /** The number and the size of the stored PDF files. */
  pdfFiles: { count: number; bytes: number };
  /** `index` 0 is the highest band. */
  onBandNameChange: (index: number, name: string) => void;
  onShortcutsChange: (isEnabled: boolean) => void;
  onStorePdfsChange: (shouldStore: boolean) => void;
  onRemoveHostLeftUnrated: (host: string) => void;
};

/** The form of the settings. Each setting is saved as soon as it changes. */
export function SettingsForm(props: Props) {
  const { bandNames, areShortcutsEnabled, hostsLeftUnrated } = props;
  const defaultNames = getBandNames([]);
  return (
    <>
      <section className="settings-group">
        <h2>{t('settingsBands')}</h2>
        <p className="quiet">{t('settingsBandsIntro')}</p>
        <div className="band-fields">
          {BAND_MINIMUMS.map((lowestScore, index) => (
            <BandField
              key={lowestScore}
              label={
                index === BAND_MINIMUMS.length - 1
                  ? t('settingsBandBelow', BAND_MINIMUMS[index - 1] ?? 0)
                  : t('settingsBandFrom', lowestScore)
              }
              name={bandNames[index] ?? ''}
              defaultName={defaultNames[index] ?? ''}
              onChange={(name) => props.onBandNameChange(index, name)}
            />
          ))}
        </div>
      </section>
      {props.citationSettings}
      <section className="settings-group">
        <h2>{t('settingsShortcuts')}</h2>
        <Checkbox isChecked={areShortcutsEnabled} onChange={props.onShortcutsChange}>
          {t('settingsShortcutsEnabled')}
        </Checkbox>
      </section>
      <section className="settings-group">
        <h2>{t('settingsPdfFiles')}</h2>
        <Checkbox isChecked={props.shouldStorePdfs} onChange={props.onStorePdfsChange}>
          {t('settingsStorePdfFiles')}
        </Checkbox>
        <p className="quiet">{t('settingsPdfFilesIntro')}</p>
        <p className="quiet">
          {props.pdfFiles.count === 0
            ? t('settingsNoPdfFiles')
            : tCount('settingsPdfFileCount', props.pdfFiles.count, formatBytes(props.pdfFiles.bytes))}
        </p>
      </section>
      {hostsLeftUnrated.length > 0 && (
        <section className="settings-group">
          <h2>{t('settingsLeftUnrated')}</h2>
          <p className="quiet">{t('settingsLeftUnratedIntro')}</p>
          <ul className="host-list">
            {hostsLeftUnrated.map((host) => (
              <li key={host}>
                <span>{host}</span>
                <button
                  type="button"
                  className="button"
                  data-kind="quiet"
                  onClick={() => props.onRemoveHostLeftUnrated(host)}
                >
                  {t('settingsAskAgain')}
                  <span className="visually-hidden"> {host}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type BandProps = { label: string; name: string; defaultName: string; onChange: (name: string) => void };

function BandField({ label, name, defaultName, onChange }: BandProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        className="field"
        value={name}
        placeholder={defaultName}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

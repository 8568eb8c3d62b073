import { useState } from 'react';
import { shownBandNames } from '@/components/band-names';
import { t } from '@/lib/locale/message';
import { BAND_STARTS } from '@/lib/review/importance';

type Citation = 'markdown' | 'footnote' | 'bibtex';

type Props = {
  /** The reader's own names, highest band first; empty: the given one. */
  bandNames: string[];
  citation: Citation;
  keysOn: boolean;
  leftUnrated: string[];
  onBandNames: (names: string[]) => void;
  onCitation: (format: Citation) => void;
  onKeys: (on: boolean) => void;
  onLeftUnrated: (hosts: string[]) => void;
};

const CITATIONS = [
  ['markdown', 'recordCiteMarkdown', '[Title](https://…)'],
  ['footnote', 'recordCiteFootnote', '[^1]: [Title](https://…)'],
  ['bibtex', 'recordCiteBibtex', '@misc{…}'],
] as const;

/** The settings; each is kept as soon as it is changed. */
export function SettingsForm(props: Props) {
  const { bandNames, citation, keysOn, leftUnrated } = props;
  const given = shownBandNames([]);
  return (
    <>
      <section className="settings-group">
        <h2>{t('settingsBands')}</h2>
        <p className="quiet">{t('settingsBandsWords')}</p>
        <div className="band-fields">
          {BAND_STARTS.map((from, index) => (
            <BandField
              key={from}
              label={
                index === BAND_STARTS.length - 1
                  ? t('settingsBandBelow', BAND_STARTS[index - 1] ?? 0)
                  : t('settingsBandFrom', from)
              }
              name={bandNames[index] ?? ''}
              given={given[index] ?? ''}
              onName={(name) => props.onBandNames(bandNames.with(index, name))}
            />
          ))}
        </div>
      </section>
      <section className="settings-group">
        <fieldset>
          <legend>{t('recordCiteFormat')}</legend>
          {CITATIONS.map(([format, name, example]) => (
            <label key={format} className="check">
              <input
                type="radio"
                name="citation"
                checked={citation === format}
                onChange={() => props.onCitation(format)}
              />
              {t(name)} <code>{example}</code>
            </label>
          ))}
        </fieldset>
      </section>
      <section className="settings-group">
        <h2>{t('settingsKeys')}</h2>
        <label className="check">
          <input type="checkbox" checked={keysOn} onChange={(event) => props.onKeys(event.target.checked)} />
          {t('settingsKeysOn')}
        </label>
      </section>
      {leftUnrated.length > 0 && (
        <section className="settings-group">
          <h2>{t('settingsLeftUnrated')}</h2>
          <p className="quiet">{t('settingsLeftUnratedWords')}</p>
          <ul className="host-list">
            {leftUnrated.map((host) => (
              <li key={host}>
                <span>{host}</span>
                <button
                  type="button"
                  className="button"
                  data-kind="quiet"
                  onClick={() => props.onLeftUnrated(leftUnrated.filter((one) => one !== host))}
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

type BandProps = { label: string; name: string; given: string; onName: (name: string) => void };

// The setting comes back a moment after it was typed: the field holds its own words meanwhile, or the caret would jump.
function BandField({ label, name, given, onName }: BandProps) {
  const [typed, setTyped] = useState(name);
  return (
    <label>
      <span>{label}</span>
      <input
        className="field"
        value={typed}
        placeholder={given}
        onChange={(event) => {
          setTyped(event.target.value);
          onName(event.target.value);
        }}
      />
    </label>
  );
}

import { useId } from 'react';
import { getCitationFormatName } from '@/lib/browser/i18n/citation-format-names';
import { t } from '@/lib/browser/i18n/message';
import {
  buildStyleChoice,
  CITATION_FORMATS,
  type CitationChoice,
  type CitationFormat,
} from '@/lib/formats/citation/citation-formats';

/** An added style, with a sample citation. The sample is empty until the style is read, and null if the style cannot be used. */
export type ShownStyle = { id: string; title: string; sample: string | null };

type Props = {
  choice: CitationChoice;
  styles: readonly ShownStyle[];
  onChange: (choice: CitationChoice) => void;
  onAddStyle: () => void;
  /** Adds a style file that was dropped on the section. */
  onDropStyle: (file: File) => void;
  onRemoveStyle: (id: string) => void;
};

// Examples of formats whose names do not describe them.
const CITATION_EXAMPLES: Partial<Record<CitationFormat, string>> = {
  markdown: '[Title](https://…)',
  footnote: '[^1]: [Title](https://…)',
  bibtex: '@misc{…}',
  ris: 'TY  - ELEC',
  'cite-web': '{{cite web |…}}',
};

/** The choice of the format in which citations are copied. The reader can add citation styles as files. */
export function CitationSettings({
  choice,
  styles,
  onChange,
  onAddStyle,
  onDropStyle,
  onRemoveStyle,
}: Props) {
  return (
    <section
      className="settings-group"
      aria-labelledby="citation-format"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        // Without stopPropagation, the page would read URLs from the dropped file.
        event.stopPropagation();
        onDropStyle(file);
      }}
    >
      <fieldset>
        <legend id="citation-format">{t('citationFormat')}</legend>
        {CITATION_FORMATS.map((format) => (
          <label key={format} className="check">
            <input
              type="radio"
              name="citation"
              checked={choice === format}
              onChange={() => onChange(format)}
            />
            {getCitationFormatName(format)}
            {CITATION_EXAMPLES[format] && <code>{CITATION_EXAMPLES[format]}</code>}
          </label>
        ))}
        {styles.map((style) => (
          <StyleChoice
            key={style.id}
            style={style}
            isChosen={choice === buildStyleChoice(style)}
            onChoose={() => onChange(buildStyleChoice(style))}
            onRemove={() => onRemoveStyle(style.id)}
          />
        ))}
      </fieldset>
      <button type="button" className="button" onClick={onAddStyle}>
        {t('settingsAddStyle')}
      </button>
      <p className="quiet">{t('settingsAddStyleIntro')}</p>
    </section>
  );
}

type StyleChoiceProps = { style: ShownStyle; isChosen: boolean; onChoose: () => void; onRemove: () => void };

function StyleChoice({ style: { title, sample }, isChosen, onChoose, onRemove }: StyleChoiceProps) {
  const sampleId = useId();
  return (
    <div className="added-style">
      <label className="check">
        <input
          type="radio"
          name="citation"
          checked={isChosen}
          aria-describedby={sampleId}
          onChange={onChoose}
        />
        {title}
      </label>
      <button type="button" className="button" data-kind="quiet" onClick={onRemove}>
        {t('settingsRemoveStyle')}
        <span className="visually-hidden"> {title}</span>
      </button>
      <p id={sampleId} className="quiet">
        {sample ?? t('styleUnusable')}
      </p>
    </div>
  );
}

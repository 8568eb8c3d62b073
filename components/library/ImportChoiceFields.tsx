import { useId } from 'react';
import { type MessageKey, t } from '@/lib/browser/i18n/message';
import type { ImportChoices } from '@/lib/record/schema/import-choices';

type Props = {
  /** The number of sources in each group. A group without sources has no field. */
  counts: Record<keyof ImportChoices, number>;
  choices: ImportChoices;
  onChange: (changes: Partial<ImportChoices>) => void;
};

const ADDED_LABELS = { add: 'libraryImportChoiceAdd', skip: 'libraryImportChoiceSkip' } as const;
const BINNED_LABELS = { restore: 'libraryImportChoiceRestore', skip: 'libraryImportChoiceSkip' } as const;
const EXISTING_LABELS = {
  skip: 'libraryImportChoiceSkip',
  fill: 'libraryImportChoiceFill',
  replace: 'libraryImportChoiceReplace',
  combine: 'libraryImportChoiceCombine',
} as const;
const EXISTING_HINTS = {
  skip: 'libraryImportSkipHint',
  fill: 'libraryImportFillHint',
  replace: 'libraryImportReplaceHint',
  combine: 'libraryImportCombineHint',
} as const;

/** Lets the reader choose what an import does with each group of sources. */
export function ImportChoiceFields({ counts, choices, onChange }: Props) {
  return (
    <div className="import-choices">
      {counts.added > 0 && (
        <ChoiceSelect
          label={t('libraryImportNewSources')}
          value={choices.added}
          labels={ADDED_LABELS}
          onChange={(added) => onChange({ added })}
        />
      )}
      {counts.binned > 0 && (
        <ChoiceSelect
          label={t('libraryImportSourcesInBin')}
          value={choices.binned}
          labels={BINNED_LABELS}
          onChange={(binned) => onChange({ binned })}
        />
      )}
      {counts.existing > 0 && (
        <>
          <ChoiceSelect
            label={t('libraryImportDifferentSources')}
            value={choices.existing}
            labels={EXISTING_LABELS}
            onChange={(existing) => onChange({ existing })}
          />
          <p className="quiet">{t(EXISTING_HINTS[choices.existing])}</p>
        </>
      )}
    </div>
  );
}

type SelectProps<Choice extends string> = {
  label: string;
  value: Choice;
  labels: Record<Choice, MessageKey>;
  onChange: (choice: Choice) => void;
};

function ChoiceSelect<Choice extends string>({ label, value, labels, onChange }: SelectProps<Choice>) {
  const id = useId();
  // `labels` has an entry for every choice and no other.
  const choices = Object.keys(labels) as Choice[];
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value}
        onChange={(event) => onChange(choices[event.target.selectedIndex] ?? value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(labels[choice])}
          </option>
        ))}
      </select>
    </>
  );
}

import { useId } from 'react';
import { t } from '@/lib/browser/i18n/message';

type LineProps = {
  label: string;
  value: string;
  kind?: 'text' | 'url';
  hint?: string;
  choices?: string[];
  onChange: (text: string) => void;
};

/** A text of one line, with known values to choose from where there are any. */
export function LineEditor({ label, value, kind = 'text', hint, choices, onChange: onType }: LineProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        dir={kind === 'url' ? 'ltr' : 'auto'}
        type="text"
        inputMode={kind}
        spellCheck={kind === 'text'}
        value={value}
        list={choices ? `${id}-choices` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onType(event.target.value)}
      />
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <Hint id={`${id}-hint`} text={hint} />
    </>
  );
}

type TextProps = {
  label: string;
  value: string;
  rows: number;
  hint?: string;
  /** The most characters a wiki takes; more are kept, and counted in warning colour. */
  limit?: number;
  onChange: (text: string) => void;
};

/** A text of several lines. */
export function TextEditor({ label, value, rows, hint, limit, onChange: onType }: TextProps) {
  const id = useId();
  const hintText = limit ? `${value.length}/${limit}` : hint;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="field"
        dir="auto"
        rows={rows}
        value={value}
        aria-describedby={hintText ? `${id}-hint` : undefined}
        onChange={(event) => onType(event.target.value)}
      />
      <Hint id={`${id}-hint`} text={hintText} isWarning={limit !== undefined && value.length > limit} />
    </>
  );
}

type ListProps = { label: string; value: string[]; hint: string; onChange: (lines: string[]) => void };

/** A list, one entry a line. */
export function ListEditor({ label, value, hint, onChange }: ListProps) {
  return (
    <TextEditor
      label={label}
      value={value.join('\n')}
      rows={Math.min(12, Math.max(3, value.length + 1))}
      hint={hint}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
    />
  );
}

type SelectProps<T extends string> = {
  label: string;
  value: T | null;
  choices: readonly T[];
  formatChoice: (choice: T) => string;
  /** The word for no choice; null: one must be chosen. */
  emptyLabel: string | null;
  onChoose: (choice: T | null) => void;
};

/** One of a few values. */
export function SelectEditor<T extends string>({
  label,
  value,
  choices,
  formatChoice,
  emptyLabel,
  onChoose,
}: SelectProps<T>) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        value={value ?? ''}
        onChange={(event) => onChoose(choices.find((choice) => choice === event.target.value) ?? null)}
      >
        {emptyLabel !== null && <option value="">{emptyLabel}</option>}
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {formatChoice(choice)}
          </option>
        ))}
      </select>
    </>
  );
}

function Hint({
  id,
  text,
  isWarning = false,
}: {
  id: string;
  text: string | undefined;
  isWarning?: boolean;
}) {
  if (!text) return null;
  return (
    <p id={id} className="hint" data-warns={isWarning}>
      {text}
      {isWarning && ` · ${t('recordTooLongHint')}`}
    </p>
  );
}

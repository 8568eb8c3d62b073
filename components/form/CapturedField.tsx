import type { ReactNode } from 'react';
import { t } from '@/lib/browser/i18n/message';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import { useOpenWhileFocused } from './use-open-while-focused';

type Props = {
  /** The id of the control inside. */
  id: string;
  /** Where the value comes from and what else was found; undefined where nothing was captured. */
  provenance: FieldProvenance | undefined;
  /** The value as text; it is left out of the candidates. */
  currentText: string;
  /** What is shown while the field is closed; absent: the field itself. */
  display?: { text: string; isEmpty: boolean };
  onChoose: (value: string | string[], origin: string) => void;
  children: ReactNode;
};

/** A captured value. While it has the focus, its origin and the other candidates are shown below it. */
export function CapturedField({ id, provenance, currentText, display, onChoose, children }: Props) {
  const alternatives = listOtherCandidates(provenance, currentText);
  const { open, ...focusHandlers } = useOpenWhileFocused();
  return (
    <div
      className="captured"
      data-open={open}
      data-shown={display !== undefined}
      data-field={id}
      {...focusHandlers}
    >
      {display && (
        <span className="shown-text" aria-hidden="true" data-empty={display.isEmpty} dir="auto">
          {display.text}
        </span>
      )}
      <div className="captured-body">
        {children}
        {provenance && (
          <div className="captured-origin">
            <p id={`${id}-origin`}>
              {provenance.from === 'reader' ? t('formTypedByYou') : t('formFoundIn', provenance.from)}
            </p>
            {alternatives.map((other) => (
              <button
                key={`${other.from} ${other.label}`}
                type="button"
                className="candidate"
                onClick={() => onChoose(other.value, other.from)}
              >
                <span className="candidate-value">{other.label}</span>{' '}
                <span className="candidate-from">{other.from}</span>
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

const MAX_CANDIDATES = 6;

function listOtherCandidates(provenance: FieldProvenance | undefined, currentText: string) {
  const seen = new Set([currentText]);
  const others: { label: string; value: string | string[]; from: string }[] = [];
  for (const { value, from } of provenance?.candidates ?? []) {
    const label = Array.isArray(value) ? value.join(', ') : value;
    if (label === '' || seen.has(label) || others.length === MAX_CANDIDATES) continue;
    seen.add(label);
    others.push({ label, value, from });
  }
  return others;
}

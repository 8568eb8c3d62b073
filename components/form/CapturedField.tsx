import type { ReactNode } from 'react';
import { t } from '@/lib/browser/i18n/message';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import { useOpenWhileFocused } from './use-open-while-focused';

type Props = {
  /** The id of the wrapped control. */
  id: string;
  /** The origin of the value and the other candidates; undefined where nothing was captured. */
  provenance: FieldProvenance | undefined;
  /** The value as text; it is not offered as a candidate. */
  currentText: string;
  /** The text shown while the field is closed; without it, the control is always shown. */
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
      data-has-display={display !== undefined}
      data-field={id}
      {...focusHandlers}
    >
      {display && (
        <span className="display-text" aria-hidden="true" data-empty={display.isEmpty} dir="auto">
          {display.text}
        </span>
      )}
      <div className="captured-body">
        {children}
        {provenance && (
          <div className="captured-source">
            <p id={`${id}-origin`}>
              {provenance.from === 'reader' ? t('formTypedByYou') : t('formFoundIn', provenance.from)}
            </p>
            {alternatives.map((candidate) => (
              <button
                key={`${candidate.from} ${candidate.label}`}
                type="button"
                className="candidate"
                onClick={() => onChoose(candidate.value, candidate.from)}
              >
                <span className="candidate-value">{candidate.label}</span>{' '}
                <span className="candidate-source">{candidate.from}</span>
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
  const listedTexts = new Set([currentText]);
  const others: { label: string; value: string | string[]; from: string }[] = [];
  for (const { value, from } of provenance?.candidates ?? []) {
    const label = Array.isArray(value) ? value.join(', ') : value;
    if (label === '' || listedTexts.has(label) || others.length === MAX_CANDIDATES) continue;
    listedTexts.add(label);
    others.push({ label, value, from });
  }
  return others;
}

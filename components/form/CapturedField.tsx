import type { ReactNode } from 'react';
import { t } from '@/lib/locale/message';
import type { FieldProvenance } from '@/lib/model/source';
import { useOpenWhileFocused } from './use-open-while-focused';

type Props = {
  id: string;
  label: string;
  /** Where the value came from and what else was found; undefined where nothing was captured. */
  provenance: FieldProvenance | undefined;
  /** The value as text, to leave it out of the candidates. */
  current: string;
  /** How the value reads while the field is not open; absent: as the field itself. */
  shown?: { text: string; empty: boolean };
  onChoose: (value: string | string[], origin: string) => void;
  children: ReactNode;
};

/** A captured value, drawn as text until it has the focus: then its origin and the other candidates stand below it. */
export function CapturedField({ id, label, provenance, current, shown, onChoose, children }: Props) {
  const others = otherCandidates(provenance, current);
  const { open, ...watch } = useOpenWhileFocused();
  return (
    <div className="captured" data-open={open} data-shown={shown !== undefined} data-field={id} {...watch}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      {shown && (
        <span className="shown-text" aria-hidden="true" data-empty={shown.empty} dir="auto">
          {shown.text}
        </span>
      )}
      <div className="captured-body">
        {children}
        {provenance && (
          <div className="captured-origin">
            <p id={`${id}-origin`}>
              {provenance.from === 'reader' ? t('formTypedByYou') : t('formFoundIn', provenance.from)}
            </p>
            {others.map((other) => (
              <button
                key={`${other.from} ${other.shown}`}
                type="button"
                className="candidate"
                onClick={() => onChoose(other.value, other.from)}
              >
                <span className="candidate-value">{other.shown}</span>{' '}
                <span className="candidate-from">{other.from}</span>
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

const MOST = 6;

function otherCandidates(provenance: FieldProvenance | undefined, current: string) {
  const seen = new Set([current]);
  const others: { shown: string; value: string | string[]; from: string }[] = [];
  for (const { value, from } of provenance?.candidates ?? []) {
    const shown = Array.isArray(value) ? value.join(', ') : value;
    if (shown === '' || seen.has(shown) || others.length === MOST) continue;
    seen.add(shown);
    others.push({ shown, value, from });
  }
  return others;
}

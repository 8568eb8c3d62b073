import type { ReactNode } from 'react';
import { t } from '@/lib/locale/message';
import type { FieldProvenance } from '@/lib/model/source';

type Props = {
  id: string;
  label: string;
  /** Where the value came from and what else was found; undefined where nothing was captured. */
  provenance: FieldProvenance | undefined;
  /** The value as text, to leave it out of the candidates. */
  current: string;
  onChoose: (value: string | string[], origin: string) => void;
  children: ReactNode;
};

/** A captured value, drawn as text until it has the focus: then its origin and the other candidates stand below it. */
export function CapturedField({ id, label, provenance, current, onChoose, children }: Props) {
  const others = otherCandidates(provenance, current);
  return (
    <div className="captured" data-field={id}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      {children}
      {provenance && (
        <div className="captured-origin">
          <p id={`${id}-origin`}>
            {provenance.from === 'reader' ? t('formTypedByYou') : t('formFoundIn', provenance.from)}
          </p>
          {others.map(({ shown, value, from }) => (
            <button
              key={`${from} ${shown}`}
              type="button"
              className="candidate"
              onClick={() => onChoose(value, from)}
            >
              <span className="candidate-value">{shown}</span> <span className="candidate-from">{from}</span>
            </button>
          ))}
        </div>
      )}
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

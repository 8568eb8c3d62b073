import type { ReactNode } from 'react';
import { useFieldUndo } from '@/components/fields/use-field-undo';
import { hasSameJson } from '@/lib/base/has-same-json';
import { t } from '@/lib/browser/i18n/message';
import { READER_ORIGIN, UNCONFIRMED_ORIGIN } from '@/lib/record/provenance';
import type { FieldProvenance } from '@/lib/record/schema/parts';
import { useOpenWhileFocused } from './use-open-while-focused';

type Props = {
  /** The id of the input inside `children`. */
  id: string;
  /** Where the value comes from, and all candidates; undefined if nothing was captured. */
  provenance: FieldProvenance | undefined;
  /** The current value. If the reader chooses a candidate, Undo restores this value. */
  value: string | string[];
  /** The current value as text. It is not repeated in the list of candidates. */
  currentText: string;
  /** The text that replaces the input while the field does not have the focus. Without it the input is always visible. */
  display?: { text: string; isEmpty: boolean };
  /** Whether the value cannot be saved. The field then stays open, so that the reason is visible. */
  hasProblem?: boolean;
  onChoose: (value: string | string[], foundIn: string) => void;
  children: ReactNode;
};

type Choice = { value: string | string[]; foundIn: string };

/**
 * A captured value. While it has the focus, the place where it was found and the other candidates are displayed in a popover, so that
 * the form does not move.
 */
export function CapturedField(props: Props) {
  const { id, provenance, value, currentText, display, hasProblem = false, onChoose, children } = props;
  const otherCandidates = listOtherCandidates(provenance, currentText);
  const { isOpen: hasFocus, ...focusHandlers } = useOpenWhileFocused();
  // An empty value has no origin, unless the reader emptied the field.
  const hasOrigin = currentText !== '' || provenance?.from === READER_ORIGIN;
  const current: Choice = { value, foundIn: provenance?.from ?? READER_ORIGIN };
  const { notifyChange, undoLine } = useFieldUndo(current, (choice) =>
    onChoose(choice.value, choice.foundIn),
  );
  const focusField = () => document.getElementById(id)?.focus();
  const choose = (candidate: Choice) => {
    onChoose(candidate.value, candidate.foundIn);
    // The clicked button disappears. With the focus in the input, the field stays open and shows Undo.
    focusField();
    notifyChange({
      message: t('candidateChosen', candidate.foundIn),
      restore: () => current,
      focusRestored: focusField,
      getDiscarded: (edited) => (hasSameJson(edited.value, candidate.value) ? null : edited),
    });
  };
  return (
    <div
      className="captured"
      data-open={hasFocus || hasProblem}
      data-popover={hasFocus}
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
        {provenance && (hasOrigin || otherCandidates.length > 0 || undoLine) && (
          <div className="captured-source">
            {hasOrigin && <p id={`${id}-source`}>{describeOrigin(provenance.from)}</p>}
            {otherCandidates.map((candidate) => (
              <button
                key={`${candidate.foundIn} ${candidate.label}`}
                type="button"
                className="candidate"
                onClick={() => choose(candidate)}
              >
                <span className="candidate-value">{candidate.label}</span>{' '}
                <span className="candidate-source">{candidate.foundIn}</span>
              </button>
            ))}
            {undoLine}
          </div>
        )}
      </div>
    </div>
  );
}

function describeOrigin(from: string): string {
  if (from === READER_ORIGIN) return t('formTypedByYou');
  return from === UNCONFIRMED_ORIGIN ? t('formUnconfirmed') : t('formFoundIn', from);
}

const MAX_CANDIDATES = 6;

function listOtherCandidates(provenance: FieldProvenance | undefined, currentText: string) {
  const listedTexts = new Set([currentText]);
  const otherCandidates: { label: string; value: string | string[]; foundIn: string }[] = [];
  for (const { value, from: foundIn } of provenance?.candidates ?? []) {
    const label = Array.isArray(value) ? value.join(', ') : value;
    if (label === '' || listedTexts.has(label) || otherCandidates.length === MAX_CANDIDATES) continue;
    listedTexts.add(label);
    otherCandidates.push({ label, value, foundIn });
  }
  return otherCandidates;
}

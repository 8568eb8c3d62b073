import { useRef } from 'react';
import { t } from '@/lib/locale/message';
import type { ReviewState } from '@/lib/review/review-state';
import type { Strip } from '@/lib/review/strip';
import type { FormActions } from './form-props';

type Props = { state: ReviewState; strip: Strip; actions: FormActions };

/** The rarer actions. One that the strip offers already is not offered here again. */
export function FormMenu({ state, strip, actions }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  if (state.phase === 'reading') return null;
  const entries = entriesOf(state, strip, actions);
  return (
    <details
      className="menu"
      ref={details}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        event.preventDefault();
        event.stopPropagation();
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary aria-label={t('buttonMenu')}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className="menu-entries">
        {entries.map(([label, press]) => (
          <button
            key={label}
            type="button"
            onClick={() => {
              if (details.current) details.current.open = false;
              press();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </details>
  );
}

function entriesOf(
  state: Exclude<ReviewState, { phase: 'reading' }>,
  strip: Strip,
  actions: FormActions,
): [string, () => void][] {
  const { source, unreadable } = state.form;
  const inStrip = strip.kind;
  const offersText = inStrip === 'little-text' || inStrip === 'text-none';
  const entries: [string, () => void, boolean][] = [
    [t('buttonUseSelection'), () => actions.captureScope('selection'), !unreadable && !offersText],
    [t('buttonWholePage'), () => actions.captureScope('page'), !unreadable && !offersText],
    [t('buttonCaptureAgain'), actions.captureAgain, source !== null && inStrip !== 'already-saved'],
    [t('buttonCopyCitation'), actions.copyCitation, source !== null && inStrip !== 'saved'],
    [t('buttonOpenRecord'), actions.openRecord, source !== null && inStrip !== 'saved'],
    [t('buttonStartOver'), actions.startOver, inStrip !== 'restored'],
    [t('buttonLibrary'), actions.openLibrary, true],
  ];
  return entries.filter(([, , shown]) => shown).map(([label, press]) => [label, press]);
}

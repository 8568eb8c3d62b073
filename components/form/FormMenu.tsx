import { useRef } from 'react';
import { t } from '@/lib/locale/message';
import type { ReviewState } from '@/lib/review/review-state';
import type { FormActions } from './form-props';

type Props = {
  state: ReviewState;
  /** The labels of the buttons that the strip shows. */
  offered: readonly string[];
  actions: FormActions;
};

/** The rarer actions. One that the strip offers already is not offered here again. */
export function FormMenu({ state, offered, actions }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  if (state.phase === 'reading') return null;
  const entries = entriesOf(state, actions).filter(([label]) => !offered.includes(label));
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
  actions: FormActions,
): [string, () => void][] {
  const { source, unreadable } = state.form;
  const entries: [string, () => void, boolean][] = [
    [t('buttonUseSelection'), () => actions.captureScope('selection'), !unreadable],
    [t('buttonWholePage'), () => actions.captureScope('page'), !unreadable],
    [t('buttonCaptureAgain'), actions.captureAgain, source !== null],
    [t('buttonCopyCitation'), actions.copyCitation, source !== null],
    [t('buttonOpenRecord'), actions.openRecord, source !== null],
    [t('buttonStartOver'), actions.startOver, true],
    [t('buttonLibrary'), actions.openLibrary, true],
  ];
  return entries.filter(([, , shown]) => shown).map(([label, press]) => [label, press]);
}

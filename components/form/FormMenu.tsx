import { useRef } from 'react';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftState } from '@/lib/app/form/draft-state';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  state: DraftState;
  /** The labels of the buttons in the status strip, which the menu does not repeat. */
  excludedLabels: readonly string[];
  actions: FormActions;
};

/** The menu with the less common actions. */
export function FormMenu({ state, excludedLabels, actions }: Props) {
  const detailsRef = useRef<HTMLDetailsElement>(null);
  if (state.phase === 'reading') return null;
  const entries = listMenuEntries(state, actions).filter(([label]) => !excludedLabels.includes(label));
  return (
    <details
      className="menu"
      ref={detailsRef}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !detailsRef.current?.open) return;
        event.preventDefault();
        event.stopPropagation();
        detailsRef.current.open = false;
        detailsRef.current.querySelector('summary')?.focus();
      }}
    >
      <summary aria-label={t('buttonMenu')}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className="menu-entries">
        {entries.map(([label, run]) => (
          <button
            key={label}
            type="button"
            onClick={() => {
              if (detailsRef.current) detailsRef.current.open = false;
              run();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </details>
  );
}

function listMenuEntries(
  state: Exclude<DraftState, { phase: 'reading' }>,
  actions: FormActions,
): [string, () => void][] {
  const { source, unreadableReason } = state.form;
  const entries: [string, () => void, boolean][] = [
    [t('buttonUseSelection'), () => actions.captureScope('selection'), !unreadableReason],
    [t('buttonWholePage'), () => actions.captureScope('page'), !unreadableReason],
    [t('buttonCaptureAgain'), actions.captureAgain, source !== null],
    [t('buttonCopyCitation'), actions.copyCitation, source !== null],
    [t('buttonOpenRecord'), actions.openRecord, source !== null],
    [t('buttonStartOver'), actions.startOver, true],
    [t('buttonLibrary'), actions.openLibrary, true],
  ];
  return entries.filter(([, , isAvailable]) => isAvailable).map(([label, run]) => [label, run]);
}

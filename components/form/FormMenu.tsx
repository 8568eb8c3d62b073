import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { DraftState, OpenState } from '@/lib/app/form/draft-state';
import { t } from '@/lib/browser/i18n/message';
import { Menu } from '../ui/Menu';

type Props = {
  state: DraftState;
  /** The labels of the buttons in the status strip. The menu does not repeat them. */
  excludedLabels: readonly string[];
  actions: FormActions;
};

/** The menu with the less common actions. */
export function FormMenu({ state, excludedLabels, actions }: Props) {
  if (state.phase === 'reading') return null;
  const entries = listMenuEntries(state, actions).filter(
    ({ label, isAvailable }) => isAvailable && !excludedLabels.includes(label),
  );
  return (
    <Menu label={t('buttonMenu')} icon="more">
      {entries.map(({ label, onClick }) => (
        <button key={label} type="button" onClick={onClick}>
          {label}
        </button>
      ))}
    </Menu>
  );
}

type MenuEntry = { label: string; onClick: () => void; isAvailable: boolean };

function listMenuEntries(state: OpenState, actions: FormActions): MenuEntry[] {
  const isReadable = !state.form.unreadableReason;
  const isSaved = state.form.source !== null;
  return [
    { label: t('menuQuote'), onClick: () => actions.addSelection(), isAvailable: isReadable },
    {
      label: t('buttonUseSelection'),
      onClick: () => actions.captureTextInScope('selection'),
      isAvailable: isReadable,
    },
    {
      label: t('buttonWholePage'),
      onClick: () => actions.captureTextInScope('page'),
      isAvailable: isReadable,
    },
    { label: t('buttonCaptureAgain'), onClick: actions.captureAgain, isAvailable: isSaved },
    { label: t('buttonCopyCitation'), onClick: actions.copyCitation, isAvailable: isSaved },
    { label: t('buttonOpenRecord'), onClick: actions.openRecord, isAvailable: isSaved },
    { label: t('buttonStartOver'), onClick: actions.startOver, isAvailable: true },
    { label: t('buttonLibrary'), onClick: actions.openLibrary, isAvailable: true },
  ];
}

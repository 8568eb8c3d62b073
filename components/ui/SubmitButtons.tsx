import { t } from '@/lib/browser/i18n/message';

type Props = { label: string; isDisabled?: boolean; onCancel: () => void };

/** The buttons at the end of a form: a submit button with `label`, and *Cancel*. */
export function SubmitButtons({ label, isDisabled = false, onCancel }: Props) {
  return (
    <div className="edit-actions">
      <button type="submit" className="button" data-kind="primary" disabled={isDisabled}>
        {label}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onCancel}>
        {t('buttonCancel')}
      </button>
    </div>
  );
}

import { Icon, type IconName } from './Icon';

type Props = { label: string; icon: IconName; isAvailable?: boolean; onClick: () => void };

/**
 * A button without a border that shows only an icon. Unless `isAvailable`, a click does nothing. The attribute is
 * `aria-disabled`, because `disabled` would remove the focus from the button.
 */
export function IconButton({ label, icon, isAvailable = true, onClick }: Props) {
  return (
    <button
      type="button"
      className="button"
      data-kind="quiet"
      aria-label={label}
      title={label}
      aria-disabled={!isAvailable || undefined}
      onClick={() => isAvailable && onClick()}
    >
      <Icon name={icon} />
    </button>
  );
}

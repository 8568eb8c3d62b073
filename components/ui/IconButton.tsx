import { Icon, type IconName } from './Icon';

type Props = { label: string; icon: IconName; isAvailable?: boolean; onClick: () => void };

/** A button without a border that shows only an icon. While it does nothing, it can still have the focus, which `disabled` would take away. */
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

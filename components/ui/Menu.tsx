import { type ReactNode, useRef } from 'react';
import { Icon, type IconName } from './Icon';
import './menu.css';

type Props = {
  /** The name of the button that opens the menu. */
  label: string;
  icon: IconName;
  /**
   * Buttons and options. A click on a button closes the menu and moves the focus to the button of the menu, unless the button is
   * inside an element with `data-stays-open`.
   */
  children: ReactNode;
};

/** A button that opens a menu below it. The menu closes on Escape, and when the focus leaves it. */
export function Menu({ label, icon, children }: Props) {
  const detailsRef = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (detailsRef.current) detailsRef.current.open = false;
  };
  return (
    <details
      className="menu"
      ref={detailsRef}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Without document focus, the reader switched to another window, so the menu stays open.
        if (document.hasFocus() && !currentTarget.contains(relatedTarget)) close();
      }}
      onClick={({ target }) => {
        if (!(target instanceof Element && target.closest('.menu-entries button'))) return;
        if (target.closest('[data-stays-open]')) return;
        close();
        // The clicked button is hidden now, and a dialog that it opened returns the focus here.
        detailsRef.current?.querySelector('summary')?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !detailsRef.current?.open) return;
        event.preventDefault();
        event.stopPropagation();
        close();
        detailsRef.current.querySelector('summary')?.focus();
      }}
    >
      <summary aria-label={label} title={label}>
        <Icon name={icon} />
      </summary>
      <div className="menu-entries">{children}</div>
    </details>
  );
}

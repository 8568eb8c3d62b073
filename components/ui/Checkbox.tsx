import type { ReactNode } from 'react';

type Props = {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  /** The accessible name, if the label alone does not say what the checkbox does. */
  name?: string;
  children: ReactNode;
};

/** A checkbox in a line with its label. */
export const Checkbox = ({ isChecked, onChange, name, children }: Props) => (
  <label className="check">
    <input
      type="checkbox"
      checked={isChecked}
      aria-label={name}
      onChange={(event) => onChange(event.target.checked)}
    />
    {children}
  </label>
);

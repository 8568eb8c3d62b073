// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Menu } from '@/components/ui/Menu';

function openMenu(): HTMLDetailsElement {
  const { container } = render(
    <Menu label="More" icon="more">
      <button type="button">Delete</button>
      <label>
        <input type="checkbox" /> Include text
      </label>
    </Menu>,
  );
  const details = container.querySelector('details');
  if (!details) throw new Error('There is no menu.');
  details.open = true;
  return details;
}

describe('Menu', () => {
  it('closes after a click on a button, but not after a click on an option', () => {
    const details = openMenu();
    fireEvent.click(screen.getByRole('checkbox'));
    expect(details.open).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(details.open).toBe(false);
  });

  it('closes on Escape, and its button gets the focus', () => {
    const details = openMenu();
    fireEvent.keyDown(screen.getByRole('checkbox'), { key: 'Escape' });
    expect(details.open).toBe(false);
    expect(document.activeElement?.tagName).toBe('SUMMARY');
  });
});

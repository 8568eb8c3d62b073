// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VenueListSection } from '@/components/venues/VenueListSection';
import { SHIPPED_LIST } from '@/lib/record/venues/lists/shipped-list';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeListedVenue, makeVenueList } from '@/tests/support/make-venue-list';

const imported = makeVenueList('Club list', [makeListedVenue(['a.example'])], {
  licence: 'CC0',
  isOn: false,
});

describe('VenueListSection', () => {
  beforeEach(installEnglishMessages);

  it('shows origin, date and licence of a list, and switches and removes it', () => {
    const onSwitch = vi.fn();
    const onRemove = vi.fn();
    render(<VenueListSection lists={[imported, SHIPPED_LIST]} onSwitch={onSwitch} onRemove={onRemove} />);

    const [importedRow, shippedRow] = screen.getAllByRole('listitem');
    expect(importedRow?.textContent).toBe('Club list1 venueas of Aug 2026Licence: CC0Remove Club list');
    expect(shippedRow?.textContent).toContain('as of Aug 2026');
    expect(screen.getByRole('link', { name: /Licence: CC BY-SA 4.0/ }).getAttribute('href')).toBe(
      SHIPPED_LIST.licenceUrl,
    );
    expect(screen.getByRole('link', { name: /Source/ }).getAttribute('href')).toBe(SHIPPED_LIST.source);
    // The list that ships with the extension can only be switched off.
    expect(screen.getAllByRole('button')).toHaveLength(1);

    const isChecked = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name }).checked;
    expect(isChecked('Use Club list')).toBe(false);
    expect(isChecked(`Use ${SHIPPED_LIST.name}`)).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Use Club list' }));
    expect(onSwitch).toHaveBeenCalledWith(imported, true);
    fireEvent.click(screen.getByRole('button', { name: 'Remove Club list' }));
    expect(onRemove).toHaveBeenCalledWith(imported);
  });
});

// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VenueListDialog } from '@/components/venues/VenueListDialog';
import type { ParsedVenueList } from '@/lib/formats/venue-list/parse-venue-list';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeListedVenue } from '@/tests/support/make-venue-list';

const list: ParsedVenueList = {
  name: null,
  source: null,
  licence: 'CC0',
  date: null,
  venues: [makeListedVenue(['a.example'])],
  rejections: [
    { row: 1, kind: 'no-domain', text: '' },
    { row: 2, kind: 'invalid-domain', text: '..' },
    { row: 3, kind: 'part-of-site', text: 'a.example/b' },
    { row: 4, kind: 'public-suffix', text: 'co.uk' },
    { row: 5, kind: 'no-level', text: 'fine' },
    { row: 6, kind: 'no-domain', text: '' },
  ],
};
const renderDialog = (overrides: Partial<ParsedVenueList> = {}) => {
  const onAdd = vi.fn();
  render(
    <VenueListDialog
      fileName="club"
      list={{ ...list, ...overrides }}
      createId={() => 'import:1'}
      onAdd={onAdd}
      onDismiss={() => {}}
    />,
  );
  return onAdd;
};

describe('VenueListDialog', () => {
  beforeEach(installEnglishMessages);

  it('names the first omitted entries and counts the others', () => {
    renderDialog();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Row 1: it has no domain.',
      'Row 2: “..” is not a domain.',
      'Row 3: “a.example/b” is a part of a site, and lists rate whole sites. You can add it as a venue of your own.',
      'Row 4: “co.uk” belongs to many owners.',
      'Row 5: it has no level from 1 to 5 and no status with a known level.',
      'and 1 more',
    ]);
  });
  it('adds the list under the name of its file, or explains the problem', () => {
    const onAdd = renderDialog();
    fireEvent.change(screen.getByLabelText('Date of the ratings'), { target: { value: 'August' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add list' }));
    expect(screen.getByRole('alert').textContent).toBe(
      'Write the date as 2026-08 or 2026-08-21. You can leave it empty.',
    );
    fireEvent.change(screen.getByLabelText('Date of the ratings'), { target: { value: '2026-08' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add list' }));
    expect(onAdd).toHaveBeenCalledWith(
      expect.objectContaining({
        id: 'import:1',
        name: 'club',
        licence: 'CC0',
        date: '2026-08',
        venues: list.venues,
      }),
    );
  });
  it('cannot add a list without venues', () => {
    renderDialog({ venues: [] });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add list' }).disabled).toBe(true);
  });
});

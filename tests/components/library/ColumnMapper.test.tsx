// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ColumnMapper } from '@/components/library/ColumnMapper';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const COLUMNS = {
  header: ['where', 'what', ''],
  samples: [['https://example.org/a'], ['Tides', 'Waves'], []],
};

describe('ColumnMapper', () => {
  it('shows the columns with their values, and reports the field that the reader chooses', () => {
    const onChange = vi.fn();
    render(<ColumnMapper columns={{ ...COLUMNS, fields: ['url', null, null] }} onChange={onChange} />);
    expect(screen.getByText('Columns: 1 of 3 are imported').closest('details')?.open).toBe(false);
    expect(screen.getByText('Tides · Waves')).toBeDefined();
    const select = screen.getByRole('combobox', { name: 'what', hidden: true });
    fireEvent.change(select, { target: { value: 'title' } });
    expect(onChange).toHaveBeenLastCalledWith(['url', 'title', null]);
    fireEvent.change(screen.getByRole('combobox', { name: 'where', hidden: true }), {
      target: { value: '' },
    });
    expect(onChange).toHaveBeenLastCalledWith([null, null, null]);
  });

  it('is open and says what to do when no column has an address', () => {
    render(<ColumnMapper columns={{ ...COLUMNS, fields: [null, 'title', null] }} onChange={() => {}} />);
    expect(screen.getByText(/No column has the address/).closest('details')?.open).toBe(true);
  });
});

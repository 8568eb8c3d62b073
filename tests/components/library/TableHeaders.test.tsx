// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TableHeaders } from '@/components/library/TableHeaders';
import { listShownColumns } from '@/lib/app/library/table-columns';
import { DEFAULT_TABLE } from '@/lib/record/schema/library-table';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

const onSort = vi.fn();
const onResize = vi.fn();
const onResizeEnd = vi.fn();

function renderHeads(): void {
  render(
    <TableHeaders
      columns={listShownColumns(DEFAULT_TABLE.columns)}
      order={{ sort: 'title', isDescending: false }}
      onSort={onSort}
      onResize={onResize}
      onResizeEnd={onResizeEnd}
    />,
  );
}

describe('TableHeaders', () => {
  it('sorts by a column in its usual direction, and in the other direction at the second click', () => {
    renderHeads();
    fireEvent.click(screen.getByRole('button', { name: 'Importance' }));
    expect(onSort).toHaveBeenLastCalledWith({ sort: 'importance', isDescending: true });
    fireEvent.click(screen.getByRole('button', { name: 'Title', pressed: true }));
    expect(onSort).toHaveBeenLastCalledWith({ sort: 'title', isDescending: true });
  });

  it('changes the width of a column with the arrow keys, and stores it', () => {
    renderHeads();
    fireEvent.keyDown(screen.getByRole('separator', { name: 'Width of the column Venue' }), {
      key: 'ArrowRight',
    });
    expect(onResize).toHaveBeenCalledWith('venue', 9);
    expect(onResizeEnd).toHaveBeenCalledOnce();
  });
});

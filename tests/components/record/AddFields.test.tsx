// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { AddFields } from '@/components/record/AddFields';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import type { FieldGroup } from '@/lib/record/field-lists';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

function Page() {
  const [openGroup, setOpenGroup] = useState<FieldGroup | null>(null);
  // The cast is needed because only these two functions are used.
  const editing = {
    isOpen: (group: FieldGroup) => group === openGroup,
    open: setOpenGroup,
  } as unknown as SourceEditing;
  return (
    <>
      <AddFields source={makeSource({ summary: 'Short.' })} editing={editing} />
      {openGroup && (
        <button type="button" onClick={() => setOpenGroup(null)}>
          Cancel {openGroup}
        </button>
      )}
    </>
  );
}

describe('AddFields', () => {
  it('has a button for each empty field group, which opens its editor and gets the focus back after Cancel', () => {
    render(<Page />);
    expect(screen.queryByRole('button', { name: 'Add Summary' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Add Review' }));
    expect(screen.queryByRole('button', { name: 'Add Review' })).toBeNull();

    (document.activeElement as HTMLElement | null)?.blur();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel review' }));
    expect(document.activeElement?.textContent).toBe('Add Review');
  });
});

// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { AuthorsField } from '@/components/fields/AuthorsField';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

let currentAuthors: string[];

function AuthorsHarness({ initialAuthors }: { initialAuthors: string[] }) {
  const [authors, setAuthors] = useState(initialAuthors);
  currentAuthors = authors;
  return <AuthorsField id="field-authors" label="Authors" value={authors} onChange={setAuthors} />;
}

const getTextarea = () => screen.getByLabelText<HTMLTextAreaElement>('Authors', { exact: true });

function renderAuthors(initialAuthors: string[]): HTMLTextAreaElement {
  render(<AuthorsHarness initialAuthors={initialAuthors} />);
  return getTextarea();
}

describe('AuthorsField', () => {
  it('splits typed names when the focus leaves the field', () => {
    const textarea = renderAuthors([]);
    fireEvent.focus(textarea);
    fireEvent.change(textarea, { target: { value: 'Ada Lovelace, Charles Babbage and Grace Hopper' } });
    expect(currentAuthors).toHaveLength(1);
    fireEvent.blur(textarea);
    expect(currentAuthors).toEqual(['Ada Lovelace', 'Charles Babbage', 'Grace Hopper']);
  });

  it('does not split a captured name that the reader did not change', () => {
    const textarea = renderAuthors(['Lines, Words and Sons']);
    fireEvent.focus(textarea);
    fireEvent.blur(textarea);
    expect(currentAuthors).toEqual(['Lines, Words and Sons']);
  });

  it('splits pasted names at once', () => {
    const textarea = renderAuthors(['Emmy Noether']);
    textarea.setSelectionRange(12, 12);
    fireEvent.paste(textarea, {
      clipboardData: { getData: () => 'Lovelace, Ada; Babbage, Charles' },
    });
    expect(currentAuthors).toEqual(['Emmy Noether', 'Lovelace, Ada', 'Babbage, Charles']);
  });

  it('keeps pasted names that were separated by semicolons when the focus leaves the field', () => {
    const textarea = renderAuthors([]);
    fireEvent.focus(textarea);
    fireEvent.paste(textarea, {
      clipboardData: { getData: () => 'García Márquez, Gabriel José; Vargas Llosa, Mario' },
    });
    fireEvent.blur(textarea);
    expect(currentAuthors).toEqual(['García Márquez, Gabriel José', 'Vargas Llosa, Mario']);
  });

  it('moves and removes a chip by keys, and restores it by Undo', () => {
    renderAuthors(['Ada', 'Charles', 'Grace']);
    fireEvent.keyDown(screen.getByRole('button', { name: 'Grace' }), { key: 'ArrowLeft', altKey: true });
    expect(currentAuthors).toEqual(['Ada', 'Grace', 'Charles']);
    expect(document.activeElement?.textContent).toBe('Grace');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Grace' }), { key: 'Delete' });
    expect(currentAuthors).toEqual(['Ada', 'Charles']);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentAuthors).toEqual(['Ada', 'Grace', 'Charles']);
    expect(document.activeElement?.textContent).toBe('Grace');
  });

  it('restores an author after the one that it followed, also after that was moved', () => {
    renderAuthors(['Ada', 'Charles', 'Grace']);
    fireEvent.keyDown(screen.getByRole('button', { name: 'Charles' }), { key: 'Delete' });
    fireEvent.keyDown(screen.getByRole('button', { name: 'Ada' }), { key: 'ArrowRight', altKey: true });
    expect(currentAuthors).toEqual(['Grace', 'Ada']);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentAuthors).toEqual(['Grace', 'Ada', 'Charles']);
    expect(document.activeElement?.textContent).toBe('Charles');
  });

  it('marks an organisation by braces', () => {
    renderAuthors(['World Health Organization']);
    fireEvent.click(screen.getByRole('button', { name: 'World Health Organization is an organisation' }));
    expect(currentAuthors).toEqual(['{World Health Organization}']);
  });

  it('selects the name of a chip in the text', () => {
    const textarea = renderAuthors(['Ada', 'Charles']);
    fireEvent.click(screen.getByRole('button', { name: 'Charles' }));
    expect(document.activeElement).toBe(textarea);
    expect(textarea.value.slice(textarea.selectionStart, textarea.selectionEnd)).toBe('Charles');
  });
});

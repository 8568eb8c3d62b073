// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DateField } from '@/components/fields/DateField';
import { installEnglishMessages } from '@/tests/support/install-english-messages';

beforeEach(installEnglishMessages);

function DateHarness({ initialDate = '' }: { initialDate?: string }) {
  const [date, setDate] = useState(initialDate);
  return <DateField id="field-publishedDate" label="Published" value={date} onChange={setDate} />;
}

const getInput = () => screen.getByLabelText<HTMLInputElement>('Published');

function typeDate(text: string): void {
  render(<DateHarness />);
  fireEvent.focus(getInput());
  fireEvent.change(getInput(), { target: { value: text } });
}

describe('DateField', () => {
  it('shows which date was recognised, and stores it when the field loses the focus', () => {
    typeDate('11 July 2019');
    expect(screen.getByText('Understood as 11 Jul 2019')).toBeTruthy();
    fireEvent.blur(getInput());
    expect(getInput().value).toBe('2019-07-11');
  });

  it('shows at the field that a text is not a date, and keeps the text', () => {
    typeDate('last summer');
    expect(getInput().getAttribute('aria-invalid')).toBeNull();
    fireEvent.blur(getInput());
    expect(getInput().value).toBe('last summer');
    expect(getInput().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/“last summer” is not a date/)).toBeTruthy();
  });

  it('stores the date at Ctrl+Enter, which saves without leaving the field', () => {
    typeDate('July 2019');
    fireEvent.keyDown(getInput(), { key: 'Enter', ctrlKey: true });
    expect(getInput().value).toBe('2019-07');
  });
});

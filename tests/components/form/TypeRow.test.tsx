// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FieldProps } from '@/components/form/form-props';
import { TypeFields } from '@/components/form/TypeRow';
import { getFormValues } from '@/lib/review/form-values';
import { speakEnglish } from '@/tests/support/locale';
import { aDraft, aForm } from '@/tests/support/review-makers';

beforeEach(speakEnglish);
afterEach(cleanup);

it('shows a subtype in words, as the record does, and keeps it as the vocabulary writes it', () => {
  const edits: unknown[] = [];
  const values = getFormValues(aForm({ draft: aDraft({ subtype: 'news_article' }) }));
  const props = { values, actions: { edit: (edit: unknown) => edits.push(edit) } } as unknown as FieldProps;
  render(<TypeFields {...props} />);
  const field = screen.getByLabelText<HTMLInputElement>('Subtype');
  expect(field.value).toBe('news article');
  fireEvent.change(field, { target: { value: 'press release' } });
  expect(edits).toEqual([{ subtype: 'press_release' }]);
});

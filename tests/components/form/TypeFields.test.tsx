// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FieldProps } from '@/components/common/form-props';
import { TypeFields } from '@/components/form/TypeFields';
import { getFormValues } from '@/lib/record/draft/form-values';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeDraft, makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);
afterEach(cleanup);

it('shows a subtype as words, as the record page does, and stores it as the vocabulary spells it', () => {
  const edits: unknown[] = [];
  const values = getFormValues(makeReviewForm({ draft: makeDraft({ subtype: 'news_article' }) }));
  const props = { values, actions: { edit: (edit: unknown) => edits.push(edit) } } as unknown as FieldProps;
  render(<TypeFields {...props} />);
  const field = screen.getByLabelText<HTMLInputElement>('Subtype');
  expect(field.value).toBe('news article');
  fireEvent.change(field, { target: { value: 'press release' } });
  expect(edits).toEqual([{ subtype: 'press_release' }]);
});

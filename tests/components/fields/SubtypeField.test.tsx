// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldProps } from '@/components/form/form-props';
import { TypeFields } from '@/components/form/TypeFields';
import { FieldGroupEditor } from '@/components/record/FieldGroupEditor';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import { getFormValues } from '@/lib/record/draft/form-values';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeDraft, makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const values = getFormValues(makeReviewForm({ draft: makeDraft({ subtype: 'news_article' }) }));
const referenceData = { bandNames: [], tags: [], venueNames: [], neighbours: { below: null, above: null } };
let edits: unknown[] = [];
const edit = (edit: unknown) => edits.push(edit);

const PLACES = {
  form: () => {
    // Only the properties that the subtype field reads.
    const props = { values, referenceData, actions: { edit } } as unknown as FieldProps;
    return <TypeFields {...props} />;
  },
  record: () => {
    // Only the properties that the subtype editor reads.
    const editing = { values, edit } as unknown as RecordEditing;
    return <FieldGroupEditor group="subtype" editing={editing} />;
  },
};

describe.each(['form', 'record'] as const)('the subtype in the %s', (editor) => {
  beforeEach(() => {
    edits = [];
    render(PLACES[editor]());
  });
  const getField = () => screen.getByLabelText<HTMLInputElement>('Subtype');

  it('is shown with spaces and stored with the underscores of the vocabulary', () => {
    expect(getField().value).toBe('news article');
    fireEvent.change(getField(), { target: { value: 'press release' } });
    expect(edits).toEqual([{ subtype: 'press_release' }]);
  });

  it('is stored with underscores for a subtype outside the vocabulary', () => {
    fireEvent.change(getField(), { target: { value: 'my kind' } });
    expect(edits).toEqual([{ subtype: 'my_kind' }]);
  });
});

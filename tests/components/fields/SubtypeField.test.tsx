// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FieldProps } from '@/components/form/form-props';
import { TypeFields } from '@/components/form/TypeFields';
import { FieldGroupEditor } from '@/components/record/FieldGroupEditor';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import { getFormValues } from '@/lib/record/draft/form-values';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeDraft, makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);

const values = getFormValues(makeReviewForm({ draft: makeDraft({ subtype: 'news_article' }) }));
const referenceData = {
  importanceBandNames: [],
  tags: [],
  venueNames: [],
  importanceNeighbours: { below: null, above: null },
};
let edits: unknown[] = [];
const edit = (edit: unknown) => edits.push(edit);

const SUBTYPE_EDITORS = {
  form: () => {
    // The subtype field reads only these properties.
    const props = { values, referenceData, actions: { edit }, problems: {} } as unknown as FieldProps;
    return <TypeFields {...props} />;
  },
  record: () => {
    // The subtype editor reads only these properties.
    const editing = { values, edit } as unknown as SourceEditing;
    return <FieldGroupEditor group="subtype" editing={editing} />;
  },
};

describe.each(['form', 'record'] as const)('SubtypeField in the %s', (page) => {
  beforeEach(() => {
    edits = [];
    render(SUBTYPE_EDITORS[page]());
  });
  const getField = () => screen.getByLabelText<HTMLInputElement>('Subtype');

  it('displays a known subtype with spaces and stores it with underscores', () => {
    expect(getField().value).toBe('news article');
    fireEvent.change(getField(), { target: { value: 'press release' } });
    expect(edits).toEqual([{ subtype: 'press_release' }]);
  });

  it('stores an unknown subtype with underscores too', () => {
    fireEvent.change(getField(), { target: { value: 'my kind' } });
    expect(edits).toEqual([{ subtype: 'my_kind' }]);
  });
});

describe('TypeFields', () => {
  it('clears a subtype that does not fit the chosen type, and offers Undo', () => {
    edits = [];
    render(SUBTYPE_EDITORS.form());
    fireEvent.change(screen.getByLabelText('Type'), { target: { value: 'paper' } });
    expect(edits).toEqual([{ type: 'paper', subtype: '' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(edits.at(-1)).toEqual({ type: values.type, subtype: 'news_article' });
  });
});

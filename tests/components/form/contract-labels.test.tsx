// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldProps, FormReferenceData } from '@/components/form/form-props';
import { MoreFields } from '@/components/form/MoreFields';
import { ReviewFormView } from '@/components/form/ReviewFormView';
import { FieldGroupEditor } from '@/components/record/FieldGroupEditor';
import { OtherFields } from '@/components/record/OtherFields';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { RecordEditing } from '@/lib/record/draft/field-groups';
import { getFormValues } from '@/lib/record/draft/form-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, getFieldsByGroup } from '@/lib/record/field-lists';
import { RECORD_FIELDS } from '@/lib/record/fields';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const form = makeReviewForm();
const referenceData: FormReferenceData = {
  rating: { kind: 'unrated', host: 'news.example' },
  venueName: null,
  venueNames: [],
  isLeftUnrated: false,
  importanceBandNames: ['a', 'b', 'c', 'd', 'e'],
  tags: [],
  importanceNeighbours: { below: null, above: null },
  provenance: {},
  preview: null,
  sync: null,
};
// These tests only render the form, so no other action is called.
const actions = { edit: () => {} } as unknown as FormActions;

// The real registry with one more field.
const registry: FieldRegistry = {
  ...RECORD_FIELDS,
  mood: { ...RECORD_FIELDS.review, labelKey: 'labelReview', kind: 'line', group: 'mood' },
};

const LABELS = [
  'Title',
  'Authors',
  'Published',
  'Venue',
  'Summary',
  'Key point 1',
  'Context note',
  'Importance',
  'Importance slider',
  'Type',
  'Subtype',
  'Tags',
  'Review',
  'Abstract',
  'Address',
  'Credibility',
  'Reason',
];

describe('the form', () => {
  it.each(LABELS)('has one field with the label %s', (label) => {
    render(
      <ReviewFormView
        state={{ phase: 'editing', form }}
        referenceData={referenceData}
        actions={actions}
        isTextPreviewOpen={false}
        notification={null}
      />,
    );

    expect(
      screen.getAllByLabelText(label, { exact: true, selector: 'input, textarea, select' }),
    ).toHaveLength(1);
  });

  it('shows a new field of the registry without another change', () => {
    const values = { ...getFormValues(form), mood: 'cheerful' };
    const props = { form, values, referenceData, actions } satisfies FieldProps;

    render(<MoreFields {...props} registry={registry} />);

    expect(screen.getByDisplayValue('cheerful').id).toBe('field-mood');
  });
});

describe('the record page', () => {
  it.each(Object.keys(getFieldsByGroup()))('has a labelled editor for the group %s', (group) => {
    // Only the properties that an editor reads.
    const editing = { values: getFormValues(form), edit: () => {} } as unknown as RecordEditing;
    // The keys of the registry's groups are field groups.
    const { container } = render(<FieldGroupEditor group={group as FieldGroup} editing={editing} />);

    const control = container.querySelector<HTMLInputElement>('input, textarea, select');
    const isLabelled = control?.labels?.length === 1 || control?.hasAttribute('aria-label');
    expect(isLabelled).toBe(true);
  });

  it.each([false, true])('shows a new field of the registry without another change (open: %s)', (isOpen) => {
    // Only the properties that the group reads.
    const editing = {
      values: { ...getFormValues(form), mood: 'cheerful' },
      isOpen: () => isOpen,
      isBusy: () => false,
      getProblem: () => null,
    } as unknown as RecordEditing;

    render(<OtherFields editing={editing} registry={registry} />);

    if (isOpen) expect(screen.getByDisplayValue('cheerful').id).toBe('field-mood');
    else expect(screen.getByText('cheerful')).toBeTruthy();
  });
});

// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FieldProps } from '@/components/form/form-props';
import { MoreFields } from '@/components/form/MoreFields';
import { ReviewFormView } from '@/components/form/ReviewFormView';
import { FieldGroupEditor } from '@/components/record/FieldGroupEditor';
import { OtherFields } from '@/components/record/OtherFields';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { SourceEditing } from '@/lib/record/draft/field-groups';
import { getFormValues } from '@/lib/record/draft/form-values';
import type { FieldRegistry } from '@/lib/record/field-entry';
import { type FieldGroup, getFieldsByGroup } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeFormReferenceData, makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);

const form = makeReviewForm();
const referenceData = makeFormReferenceData();
// The cast is needed because only `edit` is defined. These tests only render the form and call no action.
const actions = { edit: () => {} } as unknown as FormActions;

// The registry of the extension with one more field.
const registryWithMood: FieldRegistry = {
  ...SOURCE_FIELDS,
  mood: { ...SOURCE_FIELDS.review, labelKey: 'labelReview', kind: 'line', group: 'mood' },
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

describe('ReviewFormView', () => {
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
    const props = { form, values, referenceData, actions, problems: {} } satisfies FieldProps;

    render(<MoreFields {...props} registry={registryWithMood} />);

    expect(screen.getByDisplayValue('cheerful').id).toBe('field-mood');
  });
});

describe('record page', () => {
  it.each(Object.keys(getFieldsByGroup()))('has a labelled editor for the group %s', (group) => {
    // The cast is needed because these are only the properties that an editor reads.
    const editing = { values: getFormValues(form), edit: () => {} } as unknown as SourceEditing;
    // The cast is safe, because the keys of `getFieldsByGroup` are field groups.
    const { container } = render(<FieldGroupEditor group={group as FieldGroup} editing={editing} />);

    const input = container.querySelector<HTMLInputElement>('input, textarea, select');
    const isLabelled = input?.labels?.length === 1 || input?.hasAttribute('aria-label');
    expect(isLabelled).toBe(true);
  });

  it.each([false, true])('shows a new field of the registry without another change (open: %s)', (isOpen) => {
    // The cast is needed because these are only the properties that the group reads.
    const editing = {
      values: { ...getFormValues(form), mood: 'cheerful' },
      isOpen: () => isOpen,
      isBusy: () => false,
      getProblem: () => null,
    } as unknown as SourceEditing;

    render(<OtherFields editing={editing} registry={registryWithMood} />);

    if (isOpen) expect(screen.getByDisplayValue('cheerful').id).toBe('field-mood');
    else expect(screen.getByText('cheerful')).toBeTruthy();
  });
});

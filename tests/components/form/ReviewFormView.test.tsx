// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReviewFormView } from '@/components/form/ReviewFormView';
import type { FormActions } from '@/lib/app/form/actions/form-actions';
import type { Draft, Edits } from '@/lib/record/schema/draft';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeDraft, makeFormReferenceData, makeReviewForm } from '@/tests/support/make-review-form';

beforeEach(installEnglishMessages);
afterEach(cleanup);

const WORDS = 'The tide rose.';
const referenceData = makeFormReferenceData({
  findPastedQuote: (text) =>
    text === WORDS ? { exact: WORDS, prefix: '', suffix: '', start: null, end: null } : null,
});

describe('ReviewFormView', () => {
  it('announces words of the page that are pasted as a quote, and no other words', () => {
    const calls: string[] = [];
    // The cast is needed because the test calls only these actions.
    const actions = {
      edit: ({ keyPoints = [] }: Edits) => calls.push(`${keyPoints.length} edited`),
      announceQuote: (pointIndex: number) => calls.push(`point ${pointIndex} announced`),
    } as unknown as FormActions;
    render(
      <ReviewFormView
        state={{ phase: 'editing', form: makeReviewForm() }}
        referenceData={referenceData}
        actions={actions}
        isTextPreviewOpen={false}
        notification={null}
      />,
    );
    const paste = (words: string) =>
      fireEvent.paste(screen.getByLabelText('Key point 1'), { clipboardData: { getData: () => words } });
    paste('Other words.');
    expect(calls).toEqual([]);
    paste(WORDS);
    expect(calls).toEqual(['point 0 announced', '1 edited']);
  });

  it('offers no Undo of an earlier draft after a save or after starting over, but after a change elsewhere', () => {
    const keyPoints = [
      { text: 'One', quotes: [] },
      { text: 'Two', quotes: [] },
    ];
    const edits: Edits[] = [];
    const actions = { edit: (edited: Edits) => edits.push(edited) } as unknown as FormActions; // the test calls only this action
    const renderForm = (draft: Draft) => (
      <ReviewFormView
        state={{ phase: 'editing', form: makeReviewForm({ draft }) }}
        referenceData={referenceData}
        actions={actions}
        isTextPreviewOpen={false}
        notification={null}
      />
    );
    const findUndo = () => screen.queryByRole('button', { name: 'Undo' });
    const { rerender } = render(renderForm(makeDraft({ keyPoints })));
    fireEvent.click(screen.getByRole('button', { name: 'Delete point 2' }));
    expect(edits).toEqual([{ keyPoints: keyPoints.slice(0, 1) }]);
    const later = { createdAt: '2026-03-12T15:00:00.000Z' };
    rerender(renderForm(makeDraft({ keyPoints: keyPoints.slice(0, 1) }, later)));
    expect(findUndo()).not.toBeNull();
    rerender(renderForm(makeDraft({}, later)));
    expect(findUndo()).toBeNull();
    rerender(renderForm(makeDraft({ keyPoints })));
    expect(findUndo()).toBeNull();
  });

  it('offers to load a form again that is not open', () => {
    const calls: string[] = [];
    // The cast is needed because the test calls only this action.
    const actions = { reloadForm: () => calls.push('reloaded') } as unknown as FormActions;
    render(
      <ReviewFormView
        state={{ phase: 'reading', problem: 'late' }}
        referenceData={referenceData}
        actions={actions}
        isTextPreviewOpen={false}
        notification={null}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(calls).toEqual(['reloaded']);
  });
});

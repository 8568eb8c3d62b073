import { describe, expect, it } from 'vitest';
import type { DraftForm } from '@/lib/app/form/draft-state';
import {
  findProblemElementId,
  getBadgeChange,
  getFirstFocusId,
  getNotificationMs,
  getPhaseAttributes,
} from '@/lib/app/form/form-page';
import { makeDraft, makeExtraction, makeReviewForm } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const VIEW_STATE = { scrollTop: 0, focus: null, selectionStart: null, selectionEnd: null };
const makeState = (overrides: Partial<DraftForm> = {}) =>
  ({ phase: 'editing', form: makeReviewForm(overrides) }) as const;

describe('getPhaseAttributes', () => {
  it('returns `reading` until the page has answered, although the form can be edited', () => {
    expect(getPhaseAttributes({ phase: 'reading' })).toEqual({
      phase: 'reading',
      text: 'pending',
      isLate: false,
    });
    expect(getPhaseAttributes(makeState({ pageStatus: 'pending' })).phase).toBe('reading');
    expect(getPhaseAttributes(makeState({ pageStatus: 'late' })).phase).toBe('editing');
    expect(getPhaseAttributes({ ...makeState({ pageStatus: 'pending' }), phase: 'unreadable' }).phase).toBe(
      'unreadable',
    );
  });

  it('returns the status of the text, and whether the capture is late', () => {
    expect(getPhaseAttributes(makeState({ textStatus: 'none', isCaptureLate: true }))).toEqual({
      phase: 'editing',
      text: 'none',
      isLate: true,
    });
  });
});

describe('getFirstFocusId', () => {
  it.each([
    ['the summary of a new page', makeReviewForm(), null, 'field-summary'],
    ['the strip of a saved page', makeReviewForm({ source: makeSource() }), null, 'strip'],
    [
      'the summary of a saved page with a view state',
      makeReviewForm({ source: makeSource() }),
      VIEW_STATE,
      'field-summary',
    ],
    [
      'the URL that only the reader knows',
      makeReviewForm({ extraction: makeExtraction({ url: '' }) }),
      null,
      'field-url',
    ],
    ['the summary without a form', null, null, 'field-summary'],
  ] as const)('returns %s', (_, form, viewState, id) => {
    expect(getFirstFocusId(form, viewState)).toBe(id);
  });
});

describe('findProblemElementId', () => {
  it('finds the field with the first invalid value', () => {
    expect(findProblemElementId(null)).toBeNull();
    expect(findProblemElementId({ kind: 'disk-full' })).toBeNull();
    expect(
      findProblemElementId({
        kind: 'invalid',
        problems: [{ kind: 'date-malformed', text: 'x' }, { kind: 'url-missing' }],
      }),
    ).toBe('field-publishedDate');
  });
});

describe('getBadgeChange', () => {
  it('marks a rejected save until the page is saved or the reader starts over', () => {
    const problem = { kind: 'disk-full' } as const;
    expect(getBadgeChange({ phase: 'reading' })).toBeNull();
    expect(getBadgeChange(makeState())).toBeNull();
    expect(getBadgeChange(makeState({ problem }))).toBe('not-saved');
    expect(getBadgeChange(makeState({ discardedDraft: makeDraft() }))).toBe('cleared');
    expect(getBadgeChange({ ...makeState(), phase: 'saved' })).toBe('cleared');
  });

  it('marks a save that is rejected after the reader started over', () => {
    const state = makeState({ problem: { kind: 'disk-full' }, discardedDraft: makeDraft() });
    expect(getBadgeChange(state)).toBe('not-saved');
  });
});

describe('getNotificationMs', () => {
  it('gives a long sentence more time', () => {
    expect(getNotificationMs('Copied.')).toBe(2500);
    expect(getNotificationMs('x'.repeat(100))).toBe(6000);
  });
});

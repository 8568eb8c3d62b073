import { describe, expect, it } from 'vitest';
import { announceQuotes } from '@/lib/app/form/announce-quotes';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { createFakeDraftDeps, createFakeDraftStorage } from '@/tests/support/fake-draft-deps';
import { makeReviewForm, PAGE_URL } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const source = makeSource({ url: PAGE_URL });

function watchForm() {
  const session = createDraftSession(createFakeDraftDeps({ drafts: createFakeDraftStorage() }));
  let addQuote = (_quote: { stableId: string; pointIndex: number }): void => {};
  const announced: number[] = [];
  const stop = announceQuotes(
    session,
    (onAdded) => {
      addQuote = onAdded;
      return () => {
        addQuote = () => {};
      };
    },
    (pointIndex) => void announced.push(pointIndex),
  );
  return { session, addQuote: (stableId: string) => addQuote({ stableId, pointIndex: 2 }), announced, stop };
}

describe('announceQuotes', () => {
  it('announces a quote that is added to the saved source of the form, until it is stopped', () => {
    const { session, addQuote, announced, stop } = watchForm();
    session.dispatch({ type: 'opened', form: { ...makeReviewForm(), source } });
    expect(announced).toEqual([]);
    addQuote(source.stableId);
    addQuote('0'.repeat(10));
    expect(announced).toEqual([2]);
    stop();
    addQuote(source.stableId);
    expect(announced).toEqual([2]);
  });

  it('announces a quote that is added while the form is being opened, once and when it is open', () => {
    const { session, addQuote, announced } = watchForm();
    addQuote(source.stableId);
    expect(announced).toEqual([]);
    session.dispatch({ type: 'opened', form: { ...makeReviewForm(), source } });
    expect(announced).toEqual([2]);
    session.dispatch({ type: 'opened', form: { ...makeReviewForm(), source } });
    expect(announced).toEqual([2]);
  });

  it('does not announce a quote of another source that was added while the form was being opened', () => {
    const { session, addQuote, announced } = watchForm();
    addQuote('0'.repeat(10));
    session.dispatch({ type: 'opened', form: { ...makeReviewForm(), source } });
    expect(announced).toEqual([]);
  });
});

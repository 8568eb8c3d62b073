import { describe, expect, it } from 'vitest';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { findArrivedQuotePoint } from '@/lib/app/form/find-arrived-quote-point';
import { createFakeDraftDeps, createFakeDraftStorage } from '@/tests/support/fake-draft-deps';
import { makeReviewForm, PAGE_URL } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const makePoint = (exact: string) => ({
  text: '',
  quotes: [{ exact, prefix: '', suffix: '', start: null, end: null }],
});
const waitForPendingTasks = () => new Promise((resolve) => setTimeout(resolve));

/** Opens a form and records each event that brings a quote, with the index of its key point. */
function openForm() {
  const drafts = createFakeDraftStorage();
  const session = createDraftSession(createFakeDraftDeps({ drafts }));
  const announced: [type: string, pointIndex: number][] = [];
  session.subscribe((event, state, previousState) => {
    const pointIndex = findArrivedQuotePoint(event, state, previousState);
    if (pointIndex !== null) announced.push([event.type, pointIndex]);
  });
  session.dispatch({ type: 'opened', form: makeReviewForm() });
  const quotePage = async (id: string, words: string): Promise<void> => {
    drafts.addQuote(PAGE_URL, { itemName: `quote:${id}`, id, keyPoint: makePoint(words) });
    await waitForPendingTasks();
  };
  return { session, announced, quotePage };
}

describe('findArrivedQuotePoint', () => {
  it('finds the key point of a quote of the context menu, also if it was deleted and is added again', async () => {
    const { session, announced, quotePage } = openForm();
    await quotePage('1', 'The tide rose.');
    expect(announced).toEqual([['quotes-arrived', 0]]);

    session.edit({ keyPoints: [{ text: 'Typed.', quotes: [] }] });
    await quotePage('2', 'The tide rose.');
    expect(announced.at(-1)).toEqual(['quotes-arrived', 1]);
    await quotePage('3', 'The tide rose.');
    expect(announced.slice(2)).toEqual([['quotes-arrived', 2]]);
  });

  it('finds none for quotes that the form itself adds, moves or restores', async () => {
    const { session, announced, quotePage } = openForm();
    await quotePage('1', 'The tide rose.');
    session.edit({ keyPoints: [] });
    session.edit({ keyPoints: [makePoint('The tide rose.')] });
    session.edit({ keyPoints: [makePoint('The mill stood.'), makePoint('The tide rose.')] });
    expect(announced).toEqual([['quotes-arrived', 0]]);
  });

  it('finds none for a change of the saved source, which may come from a wiki or from Undo in the library', () => {
    const { session, announced } = openForm();
    const source = makeSource({ url: PAGE_URL, keyPoints: [makePoint('The tide rose.')] });
    session.dispatch({ type: 'source-changed-elsewhere', source, at: '2027-01-01T00:00:00.000Z' });
    expect(session.getForm()?.source).toEqual(source);
    expect(announced).toEqual([]);
  });

  it('finds the key point of a quote that another form of the page added, but not for its other edits', async () => {
    const { session, announced } = openForm();
    const { draft } = session.getForm() ?? makeReviewForm();
    const changeElsewhere = (edits: typeof draft.edits, updatedAt: string) =>
      session.dispatch({ type: 'draft-changed-elsewhere', draft: { ...draft, edits, updatedAt } });
    changeElsewhere({ summary: 'Typed.' }, '2027-01-01T00:00:00.000Z');
    expect(announced).toEqual([]);
    changeElsewhere({ keyPoints: [makePoint('The tide rose.')] }, '2027-01-01T00:00:01.000Z');
    expect(announced).toEqual([['draft-changed-elsewhere', 0]]);
  });
});

import { describe, expect, it } from 'vitest';
import { createQuoteActions } from '@/lib/app/form/actions/quote-actions';
import type { DraftSession } from '@/lib/app/form/draft-session';
import type { DraftForm } from '@/lib/app/form/draft-state';
import { ok } from '@/lib/base/result';
import type { Edits } from '@/lib/record/schema/draft';
import { makeArticle, makeReviewForm } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const TEXT = 'A saved text.\nThe tide rose. The mill stood still.';
const tab = { id: 1, windowId: 1, url: 'https://example.org/', title: '' };

/** Adds a selection to a form, and returns the quote. */
async function addSelection(form: DraftForm) {
  const edits = await new Promise<Edits>((resolve) => {
    // The actions use only these members.
    const session = { getForm: () => form, edit: resolve } as unknown as DraftSession;
    createQuoteActions(session, tab, {
      readSelection: async () => ok([{ exact: 'The mill stood' }]),
      highlightQuotes: async () => ok([]),
      findLatestText: async () => ({ text: TEXT }),
      notify: () => undefined,
    }).addSelection();
  });
  return edits.keyPoints?.at(-1)?.quotes[0];
}

describe('adding a selection in the form', () => {
  it('stores its place in the saved text if the text of a saved page was not captured again', async () => {
    const form = { ...makeReviewForm(), article: null, source: makeSource({}) };
    expect(await addSelection(form)).toMatchObject({
      exact: 'The mill stood',
      start: TEXT.indexOf('The mill stood'),
    });
  });

  it('stores its place in the captured text', async () => {
    const article = { ...makeArticle(), text: 'Now the tide is low. The mill stood still.' };
    const form = { ...makeReviewForm(), article, source: makeSource({}) };
    expect(await addSelection(form)).toMatchObject({ start: article.text.indexOf('The mill stood') });
  });
});

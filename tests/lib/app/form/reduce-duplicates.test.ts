import { describe, expect, it } from 'vitest';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { reduceDraft } from '@/lib/app/form/reduce-draft';
import { getFormValues } from '@/lib/record/draft/form-values';
import type { Source } from '@/lib/record/schema/source';
import { makeArticle, makeDraft, makeExtraction, makeReviewForm } from '@/tests/support/make-review-form';
import { makeSource } from '@/tests/support/make-sources';

const at = '2026-03-12T14:33:00.000Z';
const getForm = (state: DraftState): DraftForm => {
  if (state.phase === 'reading') throw new Error('no form');
  return state.form;
};
const paperSource = makeSource({ title: 'The paper', summary: 'Known.', publishedDate: null });
const createStateWithDuplicate = (
  edits = {},
  source: Source = paperSource,
  overrides: Partial<DraftForm> = {},
): DraftState => {
  const form = makeReviewForm({
    draft: makeDraft(edits),
    textStatus: 'ready',
    article: makeArticle(),
    ...overrides,
  });
  const openState = reduceDraft({ phase: 'reading' }, { type: 'opened', form });
  const evidence = [{ kind: 'identifier' as const, name: 'doi', value: '10.1/x' }];
  return reduceDraft(openState, { type: 'duplicates-found', candidates: [{ source, evidence }] });
};
const acceptDuplicate = (state: DraftState) =>
  reduceDraft(state, { type: 'duplicate-accepted', stableId: paperSource.stableId, at });

describe('reduceDraft with a possible duplicate', () => {
  it('leaves the draft unchanged when a duplicate is suggested', () => {
    const state = createStateWithDuplicate({ summary: 'Typed.' });
    expect(getForm(state)).toMatchObject({ source: null, draft: makeDraft({ summary: 'Typed.' }) });
  });

  it('continues as an edit of the accepted record, with the text of both', () => {
    const form = getForm(acceptDuplicate(createStateWithDuplicate({ summary: 'Typed.' })));
    expect(form.draft).toMatchObject({
      stableId: paperSource.stableId,
      ofSaved: true,
      edits: { summary: 'Known.\n\nTyped.' },
    });
    expect(form.article).toEqual(makeArticle());
  });

  it('shows the values of the source, and those of the page if the source has none', () => {
    const values = getFormValues(getForm(acceptDuplicate(createStateWithDuplicate())));
    expect(values).toMatchObject({ title: 'The paper', url: paperSource.url, publishedDate: '2024-05-28' });
  });

  it('adds the URL of the page as an alias and its title as a candidate', () => {
    const { source } = getForm(acceptDuplicate(createStateWithDuplicate()));
    expect(source?.aliases).toContain('https://news.example/2024/05/28/a-story/');
    expect(source?.provenance.title?.candidates.map(({ value }) => value)).toContain('A story');
  });

  it('separates the draft after Undo, with the edits from before and after the acceptance', () => {
    const joinedState = acceptDuplicate(createStateWithDuplicate({ summary: 'Typed.' }));
    const editedState = reduceDraft(joinedState, { type: 'edited', edits: { review: 'Later.' }, at });
    const form = getForm(reduceDraft(editedState, { type: 'duplicate-undone', at }));
    expect(form.source).toBeNull();
    expect(form.draft).toMatchObject({
      stableId: makeDraft().stableId,
      ofSaved: false,
      edits: { summary: 'Typed.', review: 'Later.' },
    });
    expect(form.draft.apart).toBeUndefined();
    expect(form.duplicates).toHaveLength(1);
  });

  it('removes the duplicate when it is marked as a different work', () => {
    const state = reduceDraft(createStateWithDuplicate(), {
      type: 'not-duplicate',
      stableId: paperSource.stableId,
    });
    expect(getForm(state)).toMatchObject({ source: null, duplicates: [] });
  });

  it('ignores an acceptance while the draft is being saved', () => {
    const savingState = reduceDraft(createStateWithDuplicate(), {
      type: 'save-requested',
      shouldSaveText: true,
    });
    expect(acceptDuplicate(savingState)).toBe(savingState);
  });

  it('does not allow Undo after the save', () => {
    const joinedState = acceptDuplicate(createStateWithDuplicate({ review: 'Long.' }));
    const savingState = reduceDraft(joinedState, { type: 'save-requested', shouldSaveText: true });
    const savedState = reduceDraft(savingState, {
      type: 'saved',
      source: { ...paperSource, review: 'Long.' },
      at,
    });
    expect(savedState.phase).toBe('saved');
    expect(getForm(savedState)).toMatchObject({ duplicates: [], isRecaptured: false });
    expect(getForm(savedState).draft.apart).toBeUndefined();
  });

  it('separates the draft after Start over', () => {
    const form = getForm(
      reduceDraft(acceptDuplicate(createStateWithDuplicate()), { type: 'started-over', draft: makeDraft() }),
    );
    expect(form).toMatchObject({ source: null, isRecaptured: false });
  });

  it('applies the draft of another form that joins or separates the page', () => {
    const initialState = createStateWithDuplicate({ summary: 'Typed.' });
    const joinedDraft = getForm(acceptDuplicate(initialState)).draft;
    const joinedState = reduceDraft(initialState, { type: 'draft-changed-elsewhere', draft: joinedDraft });
    expect(getForm(joinedState).source?.stableId).toBe(paperSource.stableId);
    const separatedState = reduceDraft(joinedState, {
      type: 'draft-changed-elsewhere',
      draft: makeDraft({ summary: 'Typed.' }),
    });
    expect(getForm(separatedState)).toMatchObject({ source: null, isRecaptured: false });
  });

  it('accepts a duplicate of a page that cannot be read', () => {
    const state = acceptDuplicate(
      createStateWithDuplicate({}, paperSource, {
        unreadableReason: 'pdf-damaged',
        extraction: makeExtraction({ kind: 'pdf' }),
      }),
    );
    expect(state.phase).toBe('editing');
    expect(getFormStatus(state).kind).toBe('recaptured');
  });
});

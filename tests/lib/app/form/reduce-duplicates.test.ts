import { describe, expect, it } from 'vitest';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { reduceDraft } from '@/lib/app/form/reduce-draft';
import { getFormValues } from '@/lib/record/draft/form-values';
import type { Source } from '@/lib/record/schema/source';
import { makeSource } from '@/tests/support/make-records';
import { makeArticle, makeDraft, makeExtraction, makeReviewForm } from '@/tests/support/make-review-form';

const at = '2026-03-12T14:33:00.000Z';
const getForm = (state: DraftState): DraftForm => {
  if (state.phase === 'reading') throw new Error('no form');
  return state.form;
};
const paper = makeSource({ title: 'The paper', summary: 'Known.', publishedDate: null });
const createSuggestedState = (
  edits = {},
  source: Source = paper,
  changed: Partial<DraftForm> = {},
): DraftState => {
  const form = makeReviewForm({
    draft: makeDraft(edits),
    textState: 'ready',
    article: makeArticle(),
    ...changed,
  });
  const opened = reduceDraft({ phase: 'reading' }, { type: 'opened', form });
  const evidence = [{ kind: 'identifier' as const, name: 'doi', value: '10.1/x' }];
  return reduceDraft(opened, { type: 'duplicates-found', candidates: [{ source, evidence }] });
};
const acceptDuplicate = (state: DraftState) =>
  reduceDraft(state, { type: 'duplicate-accepted', stableId: paper.stableId, at });

describe('reduceDraft with a possible duplicate', () => {
  it('leaves the draft unchanged when a duplicate is suggested', () => {
    const state = createSuggestedState({ summary: 'Mine.' });
    expect(getForm(state)).toMatchObject({ source: null, draft: makeDraft({ summary: 'Mine.' }) });
  });

  it('continues as an edit of the accepted record, with the text of both', () => {
    const form = getForm(acceptDuplicate(createSuggestedState({ summary: 'Mine.' })));
    expect(form.draft).toMatchObject({
      stableId: paper.stableId,
      ofSaved: true,
      edits: { summary: 'Known.\n\nMine.' },
    });
    expect(form.article).toEqual(makeArticle());
  });

  it('shows the record’s values, and the page’s where the record has none', () => {
    const values = getFormValues(getForm(acceptDuplicate(createSuggestedState())));
    expect(values).toMatchObject({ title: 'The paper', url: paper.url, publishedDate: '2024-05-28' });
  });

  it('adds the page’s address as an alias and its title as a candidate', () => {
    const { source } = getForm(acceptDuplicate(createSuggestedState()));
    expect(source?.aliases).toContain('https://news.example/2024/05/28/a-story/');
    expect(source?.provenance.title?.candidates.map(({ value }) => value)).toContain('A story');
  });

  it('is separate again after Undo, with all edits from before and after', () => {
    const joined = acceptDuplicate(createSuggestedState({ summary: 'Mine.' }));
    const typed = reduceDraft(joined, { type: 'edited', edits: { review: 'Later.' }, at });
    const form = getForm(reduceDraft(typed, { type: 'duplicate-undone', at }));
    expect(form.source).toBeNull();
    expect(form.draft).toMatchObject({
      stableId: makeDraft().stableId,
      ofSaved: false,
      edits: { summary: 'Mine.', review: 'Later.' },
    });
    expect(form.draft.apart).toBeUndefined();
    expect(form.duplicates).toHaveLength(1);
  });

  it('drops the suggestion when it is marked as not a duplicate', () => {
    const state = reduceDraft(createSuggestedState(), { type: 'not-duplicate', stableId: paper.stableId });
    expect(getForm(state)).toMatchObject({ source: null, duplicates: [] });
  });

  it('ignores an acceptance while the draft is being saved', () => {
    const saving = reduceDraft(createSuggestedState(), { type: 'save-requested', withText: true });
    expect(acceptDuplicate(saving)).toBe(saving);
  });

  it('cannot be undone after the save', () => {
    const joined = acceptDuplicate(createSuggestedState({ review: 'Long.' }));
    const saving = reduceDraft(joined, { type: 'save-requested', withText: true });
    const saved = reduceDraft(saving, { type: 'saved', source: { ...paper, review: 'Long.' }, at });
    expect(saved.phase).toBe('saved');
    expect(getForm(saved)).toMatchObject({ duplicates: [], isRecaptured: false });
    expect(getForm(saved).draft.apart).toBeUndefined();
  });

  it('is separate again after Start over', () => {
    const form = getForm(
      reduceDraft(acceptDuplicate(createSuggestedState()), { type: 'started-over', draft: makeDraft() }),
    );
    expect(form).toMatchObject({ source: null, isRecaptured: false });
  });

  it('applies the draft of another form that joins or separates the page', () => {
    const initialState = createSuggestedState({ summary: 'Mine.' });
    const joinedDraft = getForm(acceptDuplicate(initialState)).draft;
    const joined = reduceDraft(initialState, { type: 'draft-changed-elsewhere', draft: joinedDraft });
    expect(getForm(joined).source?.stableId).toBe(paper.stableId);
    const separated = reduceDraft(joined, {
      type: 'draft-changed-elsewhere',
      draft: makeDraft({ summary: 'Mine.' }),
    });
    expect(getForm(separated)).toMatchObject({ source: null, isRecaptured: false });
  });

  it('works for a page that cannot be read', () => {
    const state = acceptDuplicate(
      createSuggestedState({}, paper, {
        unreadableReason: 'pdf',
        extraction: makeExtraction({ kind: 'pdf' }),
      }),
    );
    expect(state.phase).toBe('editing');
    expect(getFormStatus(state).kind).toBe('recaptured');
  });
});

import { describe, expect, it } from 'vitest';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { reduceDraft } from '@/lib/app/form/reduce-draft';
import { buildSource } from '@/lib/record/draft/build-source';
import { Source } from '@/lib/record/schema/source';
import {
  makeArticle,
  makeDraft,
  makeExtraction,
  makeReviewForm,
  NOW,
} from '@/tests/support/make-review-form';

const at = '2026-03-12T14:33:00.000Z';
const openForm = (changed: Partial<DraftForm> = {}): DraftState =>
  reduceDraft({ phase: 'reading' }, { type: 'opened', form: makeReviewForm(changed) });
const getForm = (state: DraftState): DraftForm => {
  if (state.phase === 'reading') throw new Error('no form');
  return state.form;
};
const makeSavedSource = (draft = makeDraft({ summary: 'Mine.' })): Source => {
  const result = buildSource({
    draft,
    extraction: makeExtraction(),
    existing: null,
    findVenueId: () => null,
    now: NOW,
  });
  if (!result.ok) throw new Error('not built');
  return Source.parse({ ...result.value, id: '0123456789abcdef' });
};

describe('reduceDraft', () => {
  it('opens for editing, or as unreadable', () => {
    expect(openForm().phase).toBe('editing');
    expect(openForm({ unreadableReason: 'pdf' }).phase).toBe('unreadable');
    expect(openForm({ unreadableReason: 'restricted', source: makeSavedSource() }).phase).toBe('editing');
  });

  it('puts typed text into the draft and leaves the rest unchanged', () => {
    const state = reduceDraft(openForm(), { type: 'edited', edits: { summary: 'a' }, at });
    expect(getForm(state).draft).toMatchObject({ edits: { summary: 'a' }, updatedAt: at });
  });

  it('returns to editing with the problem when a save fails, and clears it at the next keystroke', () => {
    const saving = reduceDraft(openForm(), { type: 'save-requested', withText: true });
    expect(saving.phase).toBe('saving');
    const failed = reduceDraft(saving, { type: 'save-failed', problem: { kind: 'disk-full' } });
    expect(failed.phase).toBe('editing');
    expect(getFormStatus(failed)).toEqual({ kind: 'not-saved', problem: { kind: 'disk-full' } });
    expect(getForm(reduceDraft(failed, { type: 'edited', edits: { summary: 'b' }, at })).problem).toBeNull();
  });

  it('is saved when nothing is left to save', () => {
    const editedState = reduceDraft(openForm({ textState: 'ready', article: makeArticle() }), {
      type: 'edited',
      edits: { summary: 'Mine.' },
      at,
    });
    const saving = reduceDraft(editedState, { type: 'save-requested', withText: true });
    const saved = reduceDraft(saving, { type: 'saved', source: makeSavedSource(), at });
    expect(saved.phase).toBe('saved');
    expect(getForm(saved).draft).toMatchObject({ edits: {}, ofSaved: true });
  });

  it.each([
    ['saved if Rate venue was opened but not filled in', '', 'saved'],
    ['still edited if a level was chosen there', '3', 'editing'],
  ])('is %s', (_, level, phase) => {
    const venueRating = { name: 'News', host: 'news.example', level, reason: '' };
    const editedState = reduceDraft(openForm(), {
      type: 'edited',
      edits: { summary: 'Mine.', venueRating },
      at,
    });
    const saving = reduceDraft(editedState, { type: 'save-requested', withText: true });
    const saved = reduceDraft(saving, { type: 'saved', source: makeSavedSource(), at });
    expect(saved.phase).toBe(phase);
    expect(getForm(saved).draft.edits).toEqual(phase === 'saved' ? {} : { venueRating });
  });

  it('keeps text typed during a save for the next one', () => {
    const editedState = reduceDraft(openForm(), { type: 'edited', edits: { summary: 'Mine.' }, at });
    const saving = reduceDraft(editedState, { type: 'save-requested', withText: true });
    const editedDuringSave = reduceDraft(saving, {
      type: 'edited',
      edits: { summary: 'Mine. And more.' },
      at,
    });
    const saved = reduceDraft(editedDuringSave, { type: 'saved', source: makeSavedSource(), at });
    expect(saved.phase).toBe('editing');
    expect(getForm(saved).draft).toMatchObject({ edits: { summary: 'Mine. And more.' }, ofSaved: true });
  });

  it('uses the record that another form saved, without losing local edits', () => {
    const editedState = reduceDraft(openForm(), {
      type: 'edited',
      edits: { summary: 'Mine.', review: 'Only here.' },
      at,
    });
    const state = reduceDraft(editedState, {
      type: 'source-changed-elsewhere',
      source: makeSavedSource(),
      at,
    });
    expect(getForm(state).draft.edits).toEqual({ review: 'Only here.' });
  });

  it('stays saved when a wiki adds values to the saved record', () => {
    const saving = reduceDraft(openForm(), { type: 'save-requested', withText: true });
    const saved = reduceDraft(saving, { type: 'saved', source: makeSavedSource(), at });
    const state = reduceDraft(saved, {
      type: 'source-changed-elsewhere',
      source: { ...makeSavedSource(), title: 'Of the wiki' },
      at,
    });
    expect(getFormStatus(state)).toEqual({ kind: 'saved' });
    expect(getForm(state).source?.title).toBe('Of the wiki');
  });

  it('adds quotes from the page after the existing key points', () => {
    const editedState = reduceDraft(openForm(), {
      type: 'edited',
      edits: { keyPoints: [{ text: 'one', quotes: [] }] },
      at,
    });
    const quote = { exact: 'words', prefix: '', suffix: '', start: null, end: null };
    const state = reduceDraft(editedState, {
      type: 'quotes-arrived',
      keyPoints: [{ text: '', quotes: [quote] }],
      at,
    });
    expect(getForm(state).draft.edits.keyPoints).toHaveLength(2);
  });

  it('keeps the discarded draft for Undo after Start over, until the next edit', () => {
    const editedState = reduceDraft(openForm(), { type: 'edited', edits: { summary: 'Mine.' }, at });
    const startedOver = reduceDraft(editedState, { type: 'started-over', draft: makeDraft() });
    expect(getForm(startedOver).draft.edits).toEqual({});
    expect(getFormStatus(startedOver)).toEqual({ kind: 'started-over' });
    const undone = reduceDraft(startedOver, { type: 'start-over-undone', at });
    expect(getForm(undone).draft.edits).toEqual({ summary: 'Mine.' });
    const editedAgain = reduceDraft(startedOver, { type: 'edited', edits: { summary: 'New.' }, at });
    expect(getForm(reduceDraft(editedAgain, { type: 'start-over-undone', at })).draft.edits).toEqual({
      summary: 'New.',
    });
  });

  it('becomes unreadable even if the page answers after the form was opened', () => {
    const arrived = reduceDraft(openForm(), {
      type: 'page-arrived',
      extraction: makeExtraction(),
      unreadableReason: 'pdf',
    });

    expect(arrived.phase).toBe('unreadable');
    expect(getForm(arrived).unreadableReason).toBe('pdf');
  });

  it('ignores every event before there is a form', () => {
    expect(reduceDraft({ phase: 'reading' }, { type: 'save-requested', withText: true })).toEqual({
      phase: 'reading',
    });
  });
});

describe('getFormStatus', () => {
  const getCapturedStatus = (changed: Partial<DraftForm>) =>
    getFormStatus(openForm({ textState: 'ready', article: makeArticle(), ...changed })).kind;
  it('returns one status at a time', () => {
    expect(getFormStatus({ phase: 'reading' }).kind).toBe('reading');
    expect(getCapturedStatus({})).toBe('captured');
    expect(getCapturedStatus({ restoredDraftAt: at })).toBe('restored');
    expect(getCapturedStatus({ source: makeSavedSource() })).toBe('already-saved');
    expect(getCapturedStatus({ unreadableReason: 'empty' })).toBe('unreadable');
    expect(getCapturedStatus({ article: makeArticle({ keptShare: 0.09 }) })).toBe('little-text');
    expect(getCapturedStatus({ article: makeArticle({ cut: true }) })).toBe('text-truncated');
    expect(getCapturedStatus({ extraction: makeExtraction({ cut: true }) })).toBe('page-truncated');
    expect(
      getCapturedStatus({ extraction: makeExtraction({ cut: true }), article: makeArticle({ cut: true }) }),
    ).toBe('text-truncated');
    expect(getCapturedStatus({ textState: 'none', article: null })).toBe('text-none');
    expect(getCapturedStatus({ extraction: makeExtraction({ kind: 'paywall' }) })).toBe('page-kind');
  });

  it('explains how to open the transcript, also without text and after a second capture', () => {
    const article = makeArticle({ hint: 'open-transcript' });
    expect(getCapturedStatus({ article })).toBe('hidden-transcript');
    expect(getCapturedStatus({ article: makeArticle({ hint: 'open-transcript', text: '', words: 0 }) })).toBe(
      'hidden-transcript',
    );
    expect(getCapturedStatus({ article, source: makeSavedSource(), isRecaptured: true })).toBe(
      'hidden-transcript',
    );
    expect(getCapturedStatus({ article, source: makeSavedSource() })).toBe('already-saved');
  });

  it.each(['login-wall', 'captcha', 'consent-wall', 'error-page', 'paywall', 'home'] as const)(
    'names the page kind whatever the text: %s',
    (kind) => {
      const extraction = makeExtraction({ kind });
      const readStatus = (article: DraftForm['article']) =>
        getFormStatus(openForm({ textState: article ? 'ready' : 'none', article, extraction }));

      for (const article of [
        makeArticle(),
        makeArticle({ keptShare: 0.01 }),
        makeArticle({ cut: true }),
        null,
      ])
        expect(readStatus(article)).toEqual({ kind: 'page-kind', pageKind: kind, detail: null });
    },
  );

  it('includes the number of the page when the article has several', () => {
    const extraction = makeExtraction({ kind: 'one-of-many', kindDetail: '1 of 4' });

    expect(getFormStatus(openForm({ textState: 'ready', article: makeArticle(), extraction }))).toEqual({
      kind: 'page-kind',
      pageKind: 'one-of-many',
      detail: '1 of 4',
    });
  });

  it('does not report little text on a home page', () => {
    expect(
      getCapturedStatus({
        extraction: makeExtraction({ kind: 'home' }),
        article: makeArticle({ keptShare: 0.01 }),
      }),
    ).toBe('page-kind');
  });

  it('says that a save waits for the text', () => {
    const state = reduceDraft(openForm(), { type: 'save-requested', withText: true });
    expect(getFormStatus(state)).toEqual({ kind: 'saving', isWaitingForText: true });
  });
});

import { describe, expect, it } from 'vitest';
import type { DraftForm, DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus, isDismissible } from '@/lib/app/form/form-status';
import { reduceDraft } from '@/lib/app/form/reduce-draft';
import { buildSource } from '@/lib/record/draft/build-source';
import type { Article } from '@/lib/record/schema/extraction';
import { Source } from '@/lib/record/schema/source';
import {
  makeArticle,
  makeDraft,
  makeExtraction,
  makeReviewForm,
  NOW,
} from '@/tests/support/make-review-form';

const at = '2026-03-12T14:33:00.000Z';
const openForm = (overrides: Partial<DraftForm> = {}): DraftState =>
  reduceDraft({ phase: 'reading' }, { type: 'opened', form: makeReviewForm(overrides) });
const getForm = (state: DraftState): DraftForm => {
  if (state.phase === 'reading') throw new Error('no form');
  return state.form;
};
const makeSavedSource = (draft = makeDraft({ summary: 'Typed.' })): Source => {
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
  it('opens a form for editing, or as unreadable if the page could not be read and is not saved', () => {
    expect(openForm().phase).toBe('editing');
    expect(openForm({ unreadableReason: 'pdf-damaged' }).phase).toBe('unreadable');
    expect(openForm({ unreadableReason: 'restricted', source: makeSavedSource() }).phase).toBe('editing');
  });

  it('adds typed text to the draft', () => {
    const state = reduceDraft(openForm(), { type: 'edited', edits: { summary: 'a' }, at });
    expect(getForm(state).draft).toMatchObject({ edits: { summary: 'a' }, updatedAt: at });
  });

  it('returns to editing with the problem when a save fails, and clears it at the next keystroke', () => {
    const savingState = reduceDraft(openForm(), { type: 'save-requested', shouldSaveText: true });
    expect(savingState.phase).toBe('saving');
    const failedState = reduceDraft(savingState, { type: 'save-failed', problem: { kind: 'disk-full' } });
    expect(failedState.phase).toBe('editing');
    expect(getFormStatus(failedState)).toEqual({ kind: 'not-saved', problem: { kind: 'disk-full' } });
    expect(
      getForm(reduceDraft(failedState, { type: 'edited', edits: { summary: 'b' }, at })).problem,
    ).toBeNull();
  });

  it('enters the phase `saved` when no unsaved edit remains', () => {
    const editedState = reduceDraft(openForm({ textStatus: 'ready', article: makeArticle() }), {
      type: 'edited',
      edits: { summary: 'Typed.' },
      at,
    });
    const savingState = reduceDraft(editedState, { type: 'save-requested', shouldSaveText: true });
    const savedState = reduceDraft(savingState, { type: 'saved', source: makeSavedSource(), at });
    expect(savedState.phase).toBe('saved');
    expect(getForm(savedState).draft).toMatchObject({ edits: {}, ofSaved: true });
  });

  it.each([
    ['`saved` if the rating of the venue has no level', '', 'saved'],
    ['`editing` if the rating of the venue has a level', '3', 'editing'],
  ])('enters the phase %s', (_, level, phase) => {
    const venueRating = { name: 'News', host: 'news.example', level, reason: '' };
    const editedState = reduceDraft(openForm(), {
      type: 'edited',
      edits: { summary: 'Typed.', venueRating },
      at,
    });
    const savingState = reduceDraft(editedState, { type: 'save-requested', shouldSaveText: true });
    const savedState = reduceDraft(savingState, { type: 'saved', source: makeSavedSource(), at });
    expect(savedState.phase).toBe(phase);
    expect(getForm(savedState).draft.edits).toEqual(phase === 'saved' ? {} : { venueRating });
  });

  it('keeps text that is typed during a save for the next save', () => {
    const editedState = reduceDraft(openForm(), { type: 'edited', edits: { summary: 'Typed.' }, at });
    const savingState = reduceDraft(editedState, { type: 'save-requested', shouldSaveText: true });
    const stateEditedDuringSave = reduceDraft(savingState, {
      type: 'edited',
      edits: { summary: 'Typed. And more.' },
      at,
    });
    const savedState = reduceDraft(stateEditedDuringSave, { type: 'saved', source: makeSavedSource(), at });
    expect(savedState.phase).toBe('editing');
    expect(getForm(savedState).draft).toMatchObject({
      edits: { summary: 'Typed. And more.' },
      ofSaved: true,
    });
  });

  it('uses the source that another form saved, without losing local edits', () => {
    const editedState = reduceDraft(openForm(), {
      type: 'edited',
      edits: { summary: 'Typed.', review: 'Typed only in this form.' },
      at,
    });
    const state = reduceDraft(editedState, {
      type: 'source-changed-elsewhere',
      source: makeSavedSource(),
      at,
    });
    expect(getForm(state).draft.edits).toEqual({ review: 'Typed only in this form.' });
  });

  it('stays saved when a wiki adds values to the saved source', () => {
    const savingState = reduceDraft(openForm(), { type: 'save-requested', shouldSaveText: true });
    const savedState = reduceDraft(savingState, { type: 'saved', source: makeSavedSource(), at });
    const state = reduceDraft(savedState, {
      type: 'source-changed-elsewhere',
      source: { ...makeSavedSource(), title: 'From the wiki' },
      at,
    });
    expect(getFormStatus(state)).toEqual({ kind: 'saved' });
    expect(getForm(state).source?.title).toBe('From the wiki');
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
      quoteItems: [],
      at,
    });
    expect(getForm(state).draft.edits.keyPoints).toHaveLength(2);
  });

  it('keeps the discarded draft for Undo after Start over, until the next edit', () => {
    const editedState = reduceDraft(openForm(), { type: 'edited', edits: { summary: 'Typed.' }, at });
    const startedOverState = reduceDraft(editedState, { type: 'started-over', draft: makeDraft() });
    expect(getForm(startedOverState).draft.edits).toEqual({});
    expect(getFormStatus(startedOverState)).toEqual({ kind: 'started-over' });
    const undoneState = reduceDraft(startedOverState, { type: 'start-over-undone', at });
    expect(getForm(undoneState).draft.edits).toEqual({ summary: 'Typed.' });
    const stateWithNewEdit = reduceDraft(startedOverState, {
      type: 'edited',
      edits: { summary: 'New.' },
      at,
    });
    expect(getForm(reduceDraft(stateWithNewEdit, { type: 'start-over-undone', at })).draft.edits).toEqual({
      summary: 'New.',
    });
  });

  it('becomes unreadable even if the page responds after the form was opened', () => {
    const stateWithPage = reduceDraft(openForm(), {
      type: 'page-arrived',
      extraction: makeExtraction(),
      unreadableReason: 'pdf-damaged',
    });

    expect(stateWithPage.phase).toBe('unreadable');
    expect(getForm(stateWithPage).unreadableReason).toBe('pdf-damaged');
  });

  it('ignores events before the form is open', () => {
    expect(reduceDraft({ phase: 'reading' }, { type: 'save-requested', shouldSaveText: true })).toEqual({
      phase: 'reading',
    });
  });
});

describe('getFormStatus', () => {
  const getCapturedStatus = (overrides: Partial<DraftForm>) =>
    getFormStatus(openForm({ textStatus: 'ready', article: makeArticle(), ...overrides })).kind;
  it('is the most important status of the form', () => {
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
    expect(getCapturedStatus({ textStatus: 'none', article: null })).toBe('text-none');
    expect(getCapturedStatus({ extraction: makeExtraction({ kind: 'paywall' }) })).toBe('page-kind');
  });

  it('says that reading took too long if the page is not large', () => {
    const article = makeArticle({ cut: true, isSlow: true });
    expect(getFormStatus(openForm({ textStatus: 'ready', article }))).toMatchObject({
      kind: 'text-truncated',
      isSlow: true,
    });
    const extraction = makeExtraction({ cut: true, isSlow: true });
    expect(
      getFormStatus(openForm({ textStatus: 'ready', article: makeArticle(), extraction })),
    ).toMatchObject({
      kind: 'page-truncated',
      isSlow: true,
    });
  });

  it('is `hidden-transcript` if the text has that hint, also without text and after a second capture', () => {
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
    'is the page kind for any captured text: %s',
    (kind) => {
      const extraction = makeExtraction({ kind });
      const getStatus = (article: DraftForm['article']) =>
        getFormStatus(openForm({ textStatus: article ? 'ready' : 'none', article, extraction }));

      for (const article of [
        makeArticle(),
        makeArticle({ keptShare: 0.01 }),
        makeArticle({ cut: true }),
        null,
      ])
        expect(getStatus(article)).toEqual({ kind: 'page-kind', pageKind: kind, detail: null });
    },
  );

  it('includes the page number when the article has several pages', () => {
    const extraction = makeExtraction({ kind: 'one-of-many', kindDetail: '1 of 4' });

    expect(getFormStatus(openForm({ textStatus: 'ready', article: makeArticle(), extraction }))).toEqual({
      kind: 'page-kind',
      pageKind: 'one-of-many',
      detail: '1 of 4',
    });
  });

  it('hides a warning that the reader dismissed', () => {
    const extraction = makeExtraction({ kind: 'paywall' });
    const state = openForm({ textStatus: 'ready', article: makeArticle(), extraction });
    expect(isDismissible(getFormStatus(state))).toBe(true);
    expect(getFormStatus(reduceDraft(state, { type: 'warning-dismissed' })).kind).toBe('captured');
  });

  it('does not report little text if the text is long, even if the rest of the page is longer', () => {
    const article = makeArticle({ keptShare: 0.08, words: 900 });
    expect(getCapturedStatus({ article })).toBe('captured');
  });

  it('does not report little text on a home page', () => {
    expect(
      getCapturedStatus({
        extraction: makeExtraction({ kind: 'home' }),
        article: makeArticle({ keptShare: 0.01 }),
      }),
    ).toBe('page-kind');
  });

  it('states that a save waits for the text', () => {
    const state = reduceDraft(openForm(), { type: 'save-requested', shouldSaveText: true });
    expect(getFormStatus(state)).toEqual({ kind: 'saving', isWaitingForText: true });
  });
});

describe('a PDF that is read again', () => {
  const whole = makeArticle({
    from: 'pdf',
    text: 'One.\nTwo.',
    pageStarts: [0, 5],
    pdfPageCount: 9,
    cut: true,
    isStopped: true,
    pdfHash: 'a'.repeat(64),
  });
  const shorter = { ...whole, text: 'One.', pageStarts: [0] };
  const readAgain = (article: Article) =>
    getForm(reduceDraft(openForm({ article: whole }), { type: 'text-arrived', article })).article;

  it('keeps the pages of the first reading if the reader stops the second one earlier', () => {
    expect(readAgain(shorter)).toBe(whole);
    expect(readAgain({ ...shorter, pdfHash: 'b'.repeat(64) })?.text).toBe('One.');
    const { pdfPageCount: _, ...all } = { ...shorter, text: 'One page.' };
    expect(readAgain(all)?.text).toBe('One page.');
  });

  it('says that fewer pages were read, also in a restored draft, until the PDF is read again', () => {
    const restored = openForm({ article: whole, restoredDraftAt: at, isWarningDismissed: true });
    const state = reduceDraft(restored, { type: 'text-arrived', article: shorter });
    expect(getFormStatus(state)).toEqual({ kind: 'pdf-fewer-pages' });
    const dismissed = reduceDraft(state, { type: 'warning-dismissed' });
    expect(getFormStatus(dismissed).kind).toBe('restored');
    // Another warning is not dismissed with it.
    expect(
      getForm(reduceDraft(openForm({ hasReadFewerPages: true }), { type: 'warning-dismissed' }))
        .isWarningDismissed,
    ).not.toBe(true);
    const started = reduceDraft(state, { type: 'pdf-started', cancel: () => undefined });
    expect(getFormStatus(started).kind).toBe('restored');
    const { pdfPageCount: _, isStopped: __, ...all } = { ...whole, cut: false };
    const read = reduceDraft(state, { type: 'text-arrived', article: all });
    expect(getFormStatus(read).kind).toBe('restored');
  });
});

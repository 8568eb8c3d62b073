import { describe, expect, it } from 'vitest';
import { createDraft } from '@/lib/app/form/create-draft';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { getFormStatus } from '@/lib/app/form/form-status';
import { openStoredDraft } from '@/lib/app/form/open/open-stored-draft';
import { reportOpeningProblems } from '@/lib/app/form/open/report-opening-problems';
import { createFakeDraftDeps } from '@/tests/support/fake-draft-deps';
import { NOW } from '@/tests/support/make-review-form';

const KEY = 'manual:pdf:sid_1';

function createPending() {
  let resolve: () => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((resolvePromise, rejectPromise) => {
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  return { promise, resolve, reject };
}

/** Opens a stored draft. The storage answers when `answer` is called, and the time is over when `endTime` is. */
function openDraft({ isDiskFull = false } = {}) {
  const storedDraft = { draft: createDraft(KEY, null, NOW), extraction: null, article: null };
  const answer = createPending();
  const time = createPending();
  const deps = createFakeDraftDeps();
  deps.drafts.readDraft = async () => {
    await answer.promise;
    return { ...storedDraft, viewState: null, quotes: [] };
  };
  const session = createDraftSession(deps);
  const openingDeps = { wait: () => time.promise, isDiskFullError: async () => isDiskFull };
  const opening = reportOpeningProblems(session, openingDeps, openStoredDraft(session, deps, KEY));
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    opening,
    getStatus: () => getFormStatus(session.getState()),
    getPhase: () => session.getState().phase,
    answer: () => answer.resolve(),
    fail: () => answer.reject(new Error('Internal error opening backing store')),
    endTime: () => time.resolve(),
    settle,
  };
}

describe('reportOpeningProblems', () => {
  it('says that the form opens late, and opens it when the storage answers', async () => {
    const form = openDraft();
    form.endTime();
    await form.settle();
    await form.settle();
    expect(form.getStatus()).toEqual({ kind: 'not-open', problem: 'late' });
    form.answer();
    expect(await form.opening).toBeNull();
    expect(form.getPhase()).toBe('editing');
  });

  it('says that the form could not be opened, also when the time is over', async () => {
    const form = openDraft();
    form.fail();
    expect(await form.opening).toBeNull();
    expect(form.getStatus()).toEqual({ kind: 'not-open', problem: 'failed' });
    form.endTime();
    await form.settle();
    await form.settle();
    expect(form.getStatus()).toEqual({ kind: 'not-open', problem: 'failed' });
  });

  it('says that the disk is full, also when the time is over', async () => {
    const form = openDraft({ isDiskFull: true });
    form.fail();
    await form.opening;
    form.endTime();
    await form.settle();
    await form.settle();
    expect(form.getStatus()).toEqual({ kind: 'not-open', problem: 'disk-full' });
  });

  it('says nothing about a form that opened in time', async () => {
    const form = openDraft();
    form.answer();
    await form.opening;
    const status = form.getStatus();
    form.endTime();
    await form.settle();
    expect(form.getStatus()).toEqual(status);
  });
});

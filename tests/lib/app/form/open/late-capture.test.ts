import { describe, expect, it } from 'vitest';
import type { CaptureDeps, RawCapture } from '@/lib/app/form/capture/capture-deps';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { getFormStatus } from '@/lib/app/form/form-status';
import { openFormForPage } from '@/lib/app/form/open/open-page';
import { err, ok } from '@/lib/base/result';
import { createFakeDraftDeps } from '@/tests/support/fake-draft-deps';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';

const tab = { id: 1, windowId: 1, url: makeExtraction().url, title: 'Tide gauge' };

function createPendingResponse() {
  let resolve: (response: RawCapture) => void = () => undefined;
  const promise = new Promise<RawCapture>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}

/** Opens a form whose page responds, and whose timers end, only when the test says so. */
function openSlowPage() {
  const page = createPendingResponse();
  const text = createPendingResponse();
  const timers: { ms: number; resolve: () => void }[] = [];
  const captureDeps: CaptureDeps = {
    getFileAccess: async () => 'allowed',
    beginCapture: () => ({
      tab: Promise.resolve(tab),
      page: page.promise,
      readArticle: () => text.promise,
      readText: () => text.promise,
    }),
    findTabById: async () => tab,
    readPdf: async () => err('pdf-damaged' as const),
    checkPage: async () => null,
    wait: (ms) => new Promise((resolve) => timers.push({ ms, resolve })),
  };
  const deps = createFakeDraftDeps();
  const session = createDraftSession(deps);
  const opening = { session, deps, captureDeps, capture: captureDeps.beginCapture(1), tab };
  const waitForPendingTasks = () => new Promise((resolve) => setTimeout(resolve, 10));
  return {
    session,
    respondWithPage: async () => {
      page.resolve(ok(makeExtraction()));
      await waitForPendingTasks();
    },
    respondWithText: async () => {
      text.resolve(ok(makeArticle()));
      await waitForPendingTasks();
    },
    passTime: async (ms: number) => {
      for (const timer of timers.splice(0)) timer.ms <= ms ? timer.resolve() : timers.push(timer);
      await waitForPendingTasks();
    },
    opened: openFormForPage(opening),
    getStatus: () => getFormStatus(session.getState()).kind,
  };
}

describe('openFormForPage with a page that does not respond', () => {
  it('opens the form after 0.9 s, and reports after 10 s that the capture is late', async () => {
    const { session, passTime, opened, getStatus } = openSlowPage();
    await passTime(1000);
    await opened;
    expect(getStatus()).toBe('text-pending');
    await passTime(10_000);
    expect(getStatus()).toBe('capture-late');
    expect(session.getState().phase).toBe('editing');
    expect(session.getForm()?.textStatus).toBe('none');
  });

  it('reports a late capture when the page responds but its text does not arrive', async () => {
    const { respondWithPage, passTime, opened, getStatus } = openSlowPage();
    await respondWithPage();
    await opened;
    await passTime(10_000);
    expect(getStatus()).toBe('capture-late');
  });

  it('shows a page and text that arrive later', async () => {
    const { session, respondWithPage, respondWithText, passTime, opened, getStatus } = openSlowPage();
    await passTime(1000);
    await opened;
    await passTime(10_000);
    await respondWithPage();
    expect(session.getForm()?.extraction.title).toEqual(makeExtraction().title);
    await respondWithText();
    expect(session.getForm()?.textStatus).toBe('ready');
    expect(getStatus()).toBe('captured');
  });

  it('does not report a late capture when everything arrives in time', async () => {
    const { respondWithPage, respondWithText, passTime, opened, getStatus } = openSlowPage();
    await respondWithPage();
    await opened;
    await respondWithText();
    await passTime(10_000);
    expect(getStatus()).toBe('captured');
  });
});

import { describe, expect, it } from 'vitest';
import type { CapturePort, RawCapture } from '@/lib/app/form/capture/capture-port';
import { createDraftSession } from '@/lib/app/form/draft-session';
import { getFormStatus } from '@/lib/app/form/form-status';
import { openPage } from '@/lib/app/form/open/open-page';
import { ok } from '@/lib/base/result';
import { createFakeDraftPorts } from '@/tests/support/fake-draft-ports';
import { makeArticle, makeExtraction } from '@/tests/support/make-review-form';

const tab = { id: 1, windowId: 1, url: makeExtraction().url, title: 'Tide gauge' };

function createAnswer() {
  let resolve: (answer: RawCapture) => void = () => undefined;
  const promise = new Promise<RawCapture>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}

/** Creates a page and a clock that the test controls. */
function openSlowPage() {
  const page = createAnswer();
  const text = createAnswer();
  const timers: { ms: number; resolve: () => void }[] = [];
  const capturePort: CapturePort = {
    beginCapture: () => ({ tab: Promise.resolve(tab), page: page.promise, text: () => text.promise }),
    findTabById: async () => tab,
    setCaptureScope: async () => undefined,
    wait: (ms) => new Promise((resolve) => timers.push({ ms, resolve })),
  };
  const ports = createFakeDraftPorts();
  const session = createDraftSession(ports);
  const opening = { session, ports, capturePort, capture: capturePort.beginCapture(1), tab };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 10));
  return {
    session,
    answerPage: async () => {
      page.resolve(ok(makeExtraction()));
      await settle();
    },
    answerText: async () => {
      text.resolve(ok(makeArticle()));
      await settle();
    },
    pass: async (ms: number) => {
      for (const timer of timers.splice(0)) timer.ms <= ms ? timer.resolve() : timers.push(timer);
      await settle();
    },
    opened: openPage(opening),
    getStatus: () => getFormStatus(session.getState()).kind,
  };
}

describe('openPage on a page that does not answer', () => {
  it('opens the form after 0.9 s, and says after 10 s that the reader can save', async () => {
    const { session, pass, opened, getStatus } = openSlowPage();
    await pass(1000);
    await opened;
    expect(getStatus()).toBe('text-pending');
    await pass(10_000);
    expect(getStatus()).toBe('capture-late');
    expect(session.getState().phase).toBe('editing');
    expect(session.getForm()?.textState).toBe('none');
  });

  it('says the same when the page answers but its text does not arrive', async () => {
    const { answerPage, pass, opened, getStatus } = openSlowPage();
    await answerPage();
    await opened;
    await pass(10_000);
    expect(getStatus()).toBe('capture-late');
  });

  it('shows a page and text that arrive later', async () => {
    const { session, answerPage, answerText, pass, opened, getStatus } = openSlowPage();
    await pass(1000);
    await opened;
    await pass(10_000);
    await answerPage();
    expect(session.getForm()?.extraction.title).toEqual(makeExtraction().title);
    await answerText();
    expect(session.getForm()?.textState).toBe('ready');
    expect(getStatus()).toBe('captured');
  });

  it('says nothing when everything arrives in time', async () => {
    const { answerPage, answerText, pass, opened, getStatus } = openSlowPage();
    await answerPage();
    await opened;
    await answerText();
    await pass(10_000);
    expect(getStatus()).toBe('captured');
  });
});

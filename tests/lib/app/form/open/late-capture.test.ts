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

/** A page that answers when told to, and a clock that runs when told to. */
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
  it('opens the form after a second and says after ten that the reader can save', async () => {
    const { session, pass, opened, getStatus } = openSlowPage();
    await pass(1000);
    await opened;
    expect(getStatus()).toBe('text-pending');
    await pass(10_000);
    expect(getStatus()).toBe('capture-late');
    expect(session.getState().phase).toBe('editing');
    expect(session.getForm()?.textState).toBe('none');
  });

  it('says the same where the page answered but its text did not', async () => {
    const { answerPage, pass, opened, getStatus } = openSlowPage();
    await answerPage();
    await opened;
    await pass(10_000);
    expect(getStatus()).toBe('capture-late');
  });

  it('takes what arrives later', async () => {
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

  it('says nothing where all of it arrived in time', async () => {
    const { answerPage, answerText, pass, opened, getStatus } = openSlowPage();
    await answerPage();
    await opened;
    await answerText();
    await pass(10_000);
    expect(getStatus()).toBe('captured');
  });
});

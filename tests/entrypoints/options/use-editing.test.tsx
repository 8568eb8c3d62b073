// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useSourceEditing } from '@/entrypoints/options/record/use-source-editing';
import type { DraftSessionDeps } from '@/lib/app/form/draft-deps';
import { createNotifications } from '@/lib/app/library/notifications';
import { ok } from '@/lib/base/result';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { createFakeDraftDeps } from '@/tests/support/fake-draft-deps';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

const source = makeSource({ summary: 'Old.' });
const doNothing = () => {};
const makeNotifications = () =>
  createNotifications(
    () => doNothing,
    () => new Date(),
  );
let notifications = makeNotifications();
type SentRequest = { edits: Edits; mergeBase: Edits; respond: () => Promise<void> };

/** Creates a worker that responds to a request only when the test calls `respond`. */
function createSlowWorker(): {
  sentRequests: SentRequest[];
  editSource: DraftSessionDeps['worker']['editSource'];
} {
  const sentRequests: SentRequest[] = [];
  const editSource: DraftSessionDeps['worker']['editSource'] = ({ edits, mergeBase }) =>
    new Promise((resolve) => {
      const savedSource = { ...source, ...(edits as Partial<Source>) };
      sentRequests.push({
        edits,
        mergeBase,
        respond: () => act(async () => resolve(ok({ source: savedSource }))),
      });
    });
  return { sentRequests, editSource };
}

async function openEditor(editSource: DraftSessionDeps['worker']['editSource']) {
  const { worker } = createFakeDraftDeps();
  const deps = createFakeDraftDeps({ worker: { ...worker, editSource } });
  const { result } = renderHook(() => useSourceEditing(deps, source, notifications, 'summary'));
  await act(async () => {});
  return {
    type: (summary: string) => act(async () => result.current.editing.edit({ summary })),
    commit: () => act(async () => result.current.editing.commit('summary')),
    isOpen: () => result.current.editing.isOpen('summary'),
  };
}

describe('useSourceEditing', () => {
  beforeEach(() => {
    installEnglishMessages();
    notifications = makeNotifications();
  });

  it('closes the notification about a merged save when a later save merges nothing', async () => {
    const savedSummaries = ['New.\n\nTheirs.', 'Newer.'];
    const editor = await openEditor(async () =>
      ok({ source: { ...source, summary: savedSummaries.shift() ?? '' } }),
    );
    await editor.type('New.');
    await editor.commit();
    expect(notifications.getCurrent()?.text).toMatch(/merged with its changes/);
    await editor.type('Newer.');
    await editor.commit();
    expect(notifications.getCurrent()).toBeNull();
  });

  it('sends a field group once if it is committed twice during the save', async () => {
    const { sentRequests, editSource } = createSlowWorker();
    const editor = await openEditor(editSource);
    await editor.type('New.');
    await editor.commit();
    await editor.commit();
    await sentRequests[0]?.respond();
    expect(sentRequests.map(({ edits, mergeBase }) => [edits, mergeBase])).toEqual([
      [{ summary: 'New.' }, { summary: 'Old.' }],
    ]);
    expect(editor.isOpen()).toBe(false);
  });

  it('sends a field group again if the reader typed during the save', async () => {
    const { sentRequests, editSource } = createSlowWorker();
    const editor = await openEditor(editSource);
    await editor.type('New.');
    await editor.commit();
    await editor.type('Newer.');
    await editor.commit();
    await sentRequests[0]?.respond();
    await sentRequests[1]?.respond();
    expect(sentRequests.map(({ edits, mergeBase }) => [edits, mergeBase])).toEqual([
      [{ summary: 'New.' }, { summary: 'Old.' }],
      [{ summary: 'Newer.' }, { summary: 'New.' }],
    ]);
    expect(editor.isOpen()).toBe(false);
  });
});

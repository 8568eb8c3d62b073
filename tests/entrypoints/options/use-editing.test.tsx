// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { useRecordEditing } from '@/entrypoints/options/record/use-record-editing';
import type { LibraryActions } from '@/entrypoints/options/use-library-actions';
import { createOptimistic } from '@/lib/app/library/optimistic';
import type { Edits } from '@/lib/record/schema/draft';
import { makeSource } from '@/tests/support/make-records';

const source = makeSource({ summary: 'Old.' });
const nothing = () => {};
const desk: LibraryActions = {
  setStatus: async () => true,
  undoStatusChange: async () => true,
  deleteSources: async () => true,
  restoreSources: async () => true,
  pendingChanges: createOptimistic(() => {}),
  notify: nothing,
  notifyStatus: nothing,
  notifyError: nothing,
};
type Sent = { edits: Edits; base: Edits; answer: () => Promise<void> };

/** The worker; each request waits until the test lets it answer. */
function slowWorker(): Sent[] {
  const sent: Sent[] = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    const { edits, base } = (message as { request: Pick<Sent, 'edits' | 'base'> }).request;
    return new Promise((resolve) => {
      const value = { source: { ...source, ...edits }, created: false };
      sent.push({ edits, base, answer: () => act(async () => resolve({ ok: true, value })) });
    });
  });
  return sent;
}

async function opened() {
  const { result } = renderHook(() => useRecordEditing(source, desk, 'summary', nothing));
  await act(async () => {});
  return {
    type: (summary: string) => act(async () => result.current.edit({ summary })),
    commit: () => act(async () => result.current.commit('summary')),
    isOpen: () => result.current.isOpen('summary'),
  };
}

describe('a part that is left again while it is being saved', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is sent once', async () => {
    const sent = slowWorker();
    const editing = await opened();
    await editing.type('New.');
    await editing.commit();
    await editing.commit();
    await sent[0]?.answer();
    expect(sent.map(({ edits, base }) => [edits, base])).toEqual([
      [{ summary: 'New.' }, { summary: 'Old.' }],
    ]);
    expect(editing.isOpen()).toBe(false);
  });

  it('is sent over what went before, if more was typed', async () => {
    const sent = slowWorker();
    const editing = await opened();
    await editing.type('New.');
    await editing.commit();
    await editing.type('Newer.');
    await editing.commit();
    await sent[0]?.answer();
    await sent[1]?.answer();
    expect(sent.map(({ edits, base }) => [edits, base])).toEqual([
      [{ summary: 'New.' }, { summary: 'Old.' }],
      [{ summary: 'Newer.' }, { summary: 'New.' }],
    ]);
    expect(editing.isOpen()).toBe(false);
  });
});

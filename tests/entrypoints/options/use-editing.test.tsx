// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useRecordEditing } from '@/entrypoints/options/record/use-record-editing';
import type { DraftPorts } from '@/lib/app/form/draft-ports';
import { ok } from '@/lib/base/result';
import type { Edits } from '@/lib/record/schema/draft';
import type { Source } from '@/lib/record/schema/source';
import { createFakeDraftPorts } from '@/tests/support/fake-draft-ports';
import { makeSource } from '@/tests/support/make-records';

const source = makeSource({ summary: 'Old.' });
const noop = () => {};
const libraryActions = { notify: noop, notifyStatus: noop, notifyError: noop };
type Sent = { edits: Edits; base: Edits; answer: () => Promise<void> };

/** A worker that replies to each request only when the test allows it. */
function createSlowWorker(): { sent: Sent[]; editSource: DraftPorts['worker']['editSource'] } {
  const sent: Sent[] = [];
  const editSource: DraftPorts['worker']['editSource'] = ({ edits, base }) =>
    new Promise((resolve) => {
      const saved = { ...source, ...(edits as Partial<Source>) };
      sent.push({ edits, base, answer: () => act(async () => resolve(ok({ source: saved }))) });
    });
  return { sent, editSource };
}

async function openEditor(editSource: DraftPorts['worker']['editSource']) {
  const { worker } = createFakeDraftPorts();
  const ports = createFakeDraftPorts({ worker: { ...worker, editSource } });
  const { result } = renderHook(() => useRecordEditing(ports, source, libraryActions, 'summary'));
  await act(async () => {});
  return {
    type: (summary: string) => act(async () => result.current.editing.edit({ summary })),
    commit: () => act(async () => result.current.editing.commit('summary')),
    isOpen: () => result.current.editing.isOpen('summary'),
  };
}

describe('a field group that is submitted again during its save', () => {
  it('is sent once', async () => {
    const { sent, editSource } = createSlowWorker();
    const editor = await openEditor(editSource);
    await editor.type('New.');
    await editor.commit();
    await editor.commit();
    await sent[0]?.answer();
    expect(sent.map(({ edits, base }) => [edits, base])).toEqual([
      [{ summary: 'New.' }, { summary: 'Old.' }],
    ]);
    expect(editor.isOpen()).toBe(false);
  });

  it('is sent again when the reader typed in between', async () => {
    const { sent, editSource } = createSlowWorker();
    const editor = await openEditor(editSource);
    await editor.type('New.');
    await editor.commit();
    await editor.type('Newer.');
    await editor.commit();
    await sent[0]?.answer();
    await sent[1]?.answer();
    expect(sent.map(({ edits, base }) => [edits, base])).toEqual([
      [{ summary: 'New.' }, { summary: 'Old.' }],
      [{ summary: 'Newer.' }, { summary: 'New.' }],
    ]);
    expect(editor.isOpen()).toBe(false);
  });
});

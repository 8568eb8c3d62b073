// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useOptimistic, useShownRow } from '@/entrypoints/options/use-optimistic';
import { createOptimistic } from '@/lib/app/library/optimistic';
import type { SourceChange } from '@/lib/app/library/source-change';
import { err, ok, type Result } from '@/lib/base/result';
import { makeRow, makeSource } from '@/tests/support/make-records';

type Reply = Result<null, string>;

function makeSlowWrite() {
  let resolveWrite = (_reply: Reply) => {};
  const write = () =>
    new Promise<Reply>((resolve) => {
      resolveWrite = resolve;
    });
  return { write, answer: (reply: Reply) => act(async () => resolveWrite(reply)) };
}

function renderControl(stored: string) {
  const problems: string[] = [];
  const onFailure = (reply: { problem: string }) => problems.push(reply.problem);
  const { result, rerender } = renderHook(({ value }) => useOptimistic<string, Reply>(value, onFailure), {
    initialProps: { value: stored },
  });
  return { shown: () => result.current.shown, request: result.current.request, rerender, problems };
}

describe('useOptimistic', () => {
  it('shows a requested value until the stored value is updated', async () => {
    const { shown, request, rerender } = renderControl('old');
    const { write, answer } = makeSlowWrite();
    act(() => void request('new', write));
    expect(shown()).toBe('new');
    await answer(ok(null));
    expect(shown()).toBe('new');
    rerender({ value: 'new' });
    expect(shown()).toBe('new');
    rerender({ value: 'changed elsewhere' });
    expect(shown()).toBe('changed elsewhere');
  });

  it('shows the stored value again and reports the problem when the write fails', async () => {
    const { shown, request, problems } = renderControl('old');
    const { write, answer } = makeSlowWrite();
    act(() => void request('new', write));
    expect(shown()).toBe('new');
    await answer(err('disk-full'));
    expect(shown()).toBe('old');
    expect(problems).toEqual(['disk-full']);
  });
});

describe('useShownRow', () => {
  const row = makeRow(makeSource({ status: 'inbox' }));
  const changes = new Map<string, SourceChange>([[row.stableId, { kind: 'status', status: 'archived' }]]);

  it('shows a requested status before the database responds', async () => {
    const pendingChanges = createOptimistic<SourceChange>(() => {});
    const { result } = renderHook(() => useShownRow(row, pendingChanges));
    const { write, answer } = makeSlowWrite();
    act(() => void pendingChanges.request(changes, write));
    expect(result.current.source.status).toBe('archived');
    expect(result.current.shelf).toBe('archived');
    await answer(err('no-response'));
    expect(result.current).toBe(row);
  });

  it('returns null, unloaded and unreadable rows unchanged', () => {
    const pendingChanges = createOptimistic<SourceChange>(() => {});
    const invalidRow = { kind: 'bad-row' as const, key: row.stableId, reason: 'torn' };
    expect(renderHook(() => useShownRow(invalidRow, pendingChanges)).result.current).toBe(invalidRow);
    expect(renderHook(() => useShownRow(null, pendingChanges)).result.current).toBeNull();
    expect(renderHook(() => useShownRow(undefined, pendingChanges)).result.current).toBeUndefined();
  });
});

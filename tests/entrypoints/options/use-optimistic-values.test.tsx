// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useOptimisticValue, useShownRow } from '@/entrypoints/options/use-optimistic-values';
import { createOptimisticValues } from '@/lib/app/library/optimistic-values';
import type { SourcePatch } from '@/lib/app/library/source-patch';
import { err, ok, type Result } from '@/lib/base/result';
import { makeRow, makeSource } from '@/tests/support/make-sources';

type WriteResponse = Result<null, string>;

function createSlowWrite() {
  let resolveWrite = (_response: WriteResponse) => {};
  const write = () =>
    new Promise<WriteResponse>((resolve) => {
      resolveWrite = resolve;
    });
  return { write, respond: (response: WriteResponse) => act(async () => resolveWrite(response)) };
}

function renderControl(storedValue: string) {
  const reportedProblems: string[] = [];
  const onFailure = (response: { problem: string }) => reportedProblems.push(response.problem);
  const { result, rerender } = renderHook(
    ({ value }) => useOptimisticValue<string, WriteResponse>(value, onFailure),
    {
      initialProps: { value: storedValue },
    },
  );
  return {
    getShownValue: () => result.current.shownValue,
    saveValue: result.current.saveValue,
    rerender,
    reportedProblems,
  };
}

describe('useOptimistic', () => {
  it('shows the requested value until the stored value changes', async () => {
    const { getShownValue, saveValue, rerender } = renderControl('old');
    const { write, respond } = createSlowWrite();
    act(() => void saveValue('new', write));
    expect(getShownValue()).toBe('new');
    await respond(ok(null));
    expect(getShownValue()).toBe('new');
    rerender({ value: 'new' });
    expect(getShownValue()).toBe('new');
    rerender({ value: 'changed elsewhere' });
    expect(getShownValue()).toBe('changed elsewhere');
  });

  it('shows the stored value again and reports the problem when the write fails', async () => {
    const { getShownValue, saveValue, reportedProblems } = renderControl('old');
    const { write, respond } = createSlowWrite();
    act(() => void saveValue('new', write));
    expect(getShownValue()).toBe('new');
    await respond(err('disk-full'));
    expect(getShownValue()).toBe('old');
    expect(reportedProblems).toEqual(['disk-full']);
  });
});

describe('useShownRow', () => {
  const row = makeRow(makeSource({ status: 'inbox' }));
  const changes = new Map<string, SourcePatch>([[row.stableId, { kind: 'status', status: 'archived' }]]);

  it('shows a requested status before the database responds', async () => {
    const pendingChanges = createOptimisticValues<SourcePatch>(() => {});
    const { result } = renderHook(() => useShownRow(row, pendingChanges));
    const { write, respond } = createSlowWrite();
    act(() => void pendingChanges.save(changes, write));
    expect(result.current.source.status).toBe('archived');
    expect(result.current.shelf).toBe('archived');
    await respond(err('no-response'));
    expect(result.current).toBe(row);
  });

  it('returns unchanged a missing row, a row that is not loaded yet, and an invalid row', () => {
    const pendingChanges = createOptimisticValues<SourcePatch>(() => {});
    const invalidRow = { kind: 'bad-row' as const, key: row.stableId, reason: 'invalid', stored: {} };
    expect(renderHook(() => useShownRow(invalidRow, pendingChanges)).result.current).toBe(invalidRow);
    expect(renderHook(() => useShownRow(null, pendingChanges)).result.current).toBeNull();
    expect(renderHook(() => useShownRow(undefined, pendingChanges)).result.current).toBeUndefined();
  });
});

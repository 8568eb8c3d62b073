// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useImportPlan } from '@/entrypoints/options/transfer/use-import-plan';
import type { ImportDryRun } from '@/lib/app/library/dry-run-import';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import type { TransferDeps } from '@/lib/app/library/transfer';
import type { ColumnMapping } from '@/lib/formats/import/table-fields';
import { columnFields } from '@/lib/storage/settings/settings';
import { loadAll } from '@/tests/support/load-all';

type ReadImportFile = (deps: TransferDeps, file: File) => Promise<ImportDryRun | null>;
const { readImportFile } = vi.hoisted(() => ({ readImportFile: vi.fn<ReadImportFile>() }));
vi.mock('@/lib/app/library/transfer', () => ({ readImportFile }));

const deps = { columnFields: { get: async () => [] } } as unknown as TransferDeps;
const file = new File(['name,address\nTides,https://a.example/1'], 'table.csv');

/** Reads the table with the columns that `planDeps` has, as the dry run does. */
const readTable: ReadImportFile = async (planDeps) => {
  const result = await parseImportFile(await file.text(), new Date(), await planDeps.columnFields.get());
  return result.ok ? { fileName: file.name, contents: result.value, rows: [] } : null;
};

beforeEach(() => {
  vi.restoreAllMocks();
  readImportFile.mockImplementation(readTable);
});

async function renderPlan() {
  const { result } = renderHook(() => useImportPlan(deps));
  act(() => result.current.startDryRun(file));
  await waitFor(() => expect(result.current.dryRun).not.toBeNull());
  const getFields = () => result.current.dryRun?.contents.columns?.fields;
  const change = async (fields: ColumnMapping) => {
    act(() => result.current.changeColumns(fields));
    expect(result.current.isPlanning).toBe(true);
    await waitFor(() => expect(result.current.isPlanning).toBe(false));
  };
  return { result, getFields, change };
}

describe('useImportPlan', () => {
  it('shows the columns of the last dry run again if the one with other columns fails', async () => {
    const { result, getFields, change } = await renderPlan();
    const firstDryRun = result.current.dryRun;
    expect(firstDryRun?.contents.columns?.fields).toEqual(['title', 'url']);
    readImportFile.mockResolvedValue(null);
    await change(['abstract', 'url']);
    expect(getFields()).toEqual(firstDryRun?.contents.columns?.fields);
    expect(result.current.dryRun?.contents.sources).toBe(firstDryRun?.contents.sources);
  });

  it('plans with the changed columns even if they cannot be saved', async () => {
    vi.spyOn(columnFields, 'update').mockRejectedValue(new Error('storage is full'));
    const { result, getFields, change } = await renderPlan();
    await change(['abstract', 'url']);
    expect(getFields()).toEqual(['abstract', 'url']);
    const { contents } = result.current.dryRun ?? {};
    expect(contents && (await loadAll(contents.sources))).toMatchObject([{ abstract: 'Tides' }]);
  });

  it('has the URLs of a pasted text until another file is planned', async () => {
    const { result, change } = await renderPlan();
    expect(result.current.pastedUrls).toEqual([]);
    act(() => result.current.startDryRun(file, ['https://a.example/1']));
    await waitFor(() => expect(result.current.pastedUrls).toEqual(['https://a.example/1']));
    await change(['abstract', 'url']);
    expect(result.current.pastedUrls).toEqual(['https://a.example/1']);
    act(() => result.current.startDryRun(file));
    await waitFor(() => expect(result.current.pastedUrls).toEqual([]));
  });

  it('does not open the dialog again if the reader dismissed it during the dry run', async () => {
    const { result } = await renderPlan();
    act(() => {
      result.current.changeColumns(['abstract', 'url']);
      result.current.dismissImport();
    });
    const lastRead = readImportFile.mock.results.at(-1)?.value;
    await act(async () => void (await lastRead));
    expect(await lastRead).not.toBeNull();
    expect(result.current.dryRun).toBeNull();
  });
});

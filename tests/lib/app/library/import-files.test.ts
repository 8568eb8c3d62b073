import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImportContents } from '@/lib/app/library/parse-import-file';
import type { Source } from '@/lib/record/schema/source';
import { EXPECTED_IMPORTS } from '@/tests/support/expected-imports';
import { loadAll } from '@/tests/support/load-all';

// Files as the programs document or write them, with invented names and texts.
const FOLDER = join(import.meta.dirname, '../../../fixtures/imports');
const NOW = new Date('2026-03-14T10:00:00.000Z');

async function readSources(name: string): Promise<{ sources: Source[]; invalidCount: number }> {
  const control = { onProgress: () => {}, signal: new AbortController().signal };
  const result = await readImportContents(new Blob([readFileSync(join(FOLDER, name))]), NOW, [], control);
  if (!result.ok) throw new Error(`${name}: ${result.problem.kind}`);
  expect(result.value.isForeign).toBe(true);
  return {
    sources: await loadAll(result.value.sources),
    invalidCount: result.value.reportedItems.length,
  };
}

describe('files of other programs', () => {
  it('every fixture file has an expectation', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(EXPECTED_IMPORTS).sort());
  });

  it.each(Object.entries(EXPECTED_IMPORTS))('every value of %s is read', async (name, expected) => {
    const { sources, invalidCount } = await readSources(name);
    expect(sources).toMatchObject(expected.sources);
    expect(sources).toHaveLength(expected.sources.length);
    expect(invalidCount).toBe(expected.invalidCount ?? 0);
  });
});

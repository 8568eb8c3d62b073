import { describe, expect, it } from 'vitest';
import { notifyInterruptedImports, type UnfinishedImports } from '@/lib/app/library/interrupted-imports';

async function openLibrary(imports: UnfinishedImports, { isImporting = false, isDiskFull = false } = {}) {
  let stored = imports;
  const texts: string[] = [];
  const open = () =>
    notifyInterruptedImports({
      runningImports: {
        get: async () => stored,
        update: async (change) => {
          if (isDiskFull) throw new Error('No space');
          stored = change(stored);
        },
      },
      isImporting: async () => isImporting,
      notifications: { notifyError: (text) => texts.push(text) },
      formatMessage: (message) => JSON.stringify(message),
    });
  await open();
  await open();
  return { texts, stored };
}

const INTERRUPTED = { fileName: 'library.json', sourceCount: 3000, doneCount: 1200 };

describe('notifyInterruptedImports', () => {
  it('names an import whose page was closed, once', async () => {
    const { texts, stored } = await openLibrary({ a: INTERRUPTED });
    expect(texts).toEqual([JSON.stringify({ kind: 'import-interrupted', ...INTERRUPTED })]);
    expect(stored).toEqual({});
  });

  it('names it although the disk is full', async () => {
    const { texts } = await openLibrary({ a: INTERRUPTED }, { isDiskFull: true });
    expect(texts[0]).toBe(JSON.stringify({ kind: 'import-interrupted', ...INTERRUPTED }));
  });

  it('says nothing while a page imports a file, and nothing without an import', async () => {
    expect(await openLibrary({ a: INTERRUPTED }, { isImporting: true })).toEqual({
      texts: [],
      stored: { a: INTERRUPTED },
    });
    expect((await openLibrary({})).texts).toEqual([]);
  });
});

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  formatImportLabel,
  formatImportRejection,
  formatOmittedValues,
} from '@/lib/app/describe/format-import-plan-row';
import { dryRunImport } from '@/lib/app/library/dry-run-import';
import { isPartlyImported } from '@/lib/app/library/import-plan-row';
import { installEnglishMessages } from '@/tests/support/install-english-messages';
import { makeSource } from '@/tests/support/make-sources';

beforeEach(installEnglishMessages);

/** Returns the label and the reason of each rejected row, as the dry run shows them. */
async function listRejections(text: string): Promise<string[]> {
  const deps = {
    findMatches: async () => [],
    listWikis: async () => [],
    getEntriesWithCitations: async () => new Map(),
  };
  const control = { onProgress: () => {}, signal: new AbortController().signal };
  const dryRun = await dryRunImport(deps, new File([text], 'export.json'), new Date(), [], control);
  if (!dryRun.ok) throw new Error(dryRun.problem.kind);
  return dryRun.value.rows.flatMap((row) => {
    const reason = formatImportRejection(row) || formatOmittedValues(row);
    return reason ? [`${formatImportLabel(row)}: ${reason}`] : [];
  });
}

describe('listRejections: why the sources of a file are rejected', () => {
  it('names the item of an exported file and its fields in plain words', async () => {
    const source = makeSource({ title: 'Tides' });
    const sources = [
      source,
      { ...source, stableId: 'sid_AbCdEf0001', url: 7 },
      {
        ...source,
        stableId: 'sid_AbCdEf0002',
        identifiers: { doi: 7, isbn: 7 },
        publishedDate: '2024-02-31',
      },
      source,
      7,
    ];
    const damagedRows = [{ key: null, reason: 'title', row: null, snapshots: [] }];
    expect(await listRejections(JSON.stringify({ schemaVersion: 1, sources, damagedRows }))).toEqual([
      'Tides (item 2 of “sources”): Address is not valid',
      'Tides (item 3 of “sources”): Identifiers is not valid',
      'Tides (item 4 of “sources”): an earlier item has the same id',
      'Item 5 of “sources”: this item can’t be read',
      'Item 1 of “damagedRows”: this item was damaged when it was exported',
    ]);
  });

  it('names a rejected value by its label, or by its key if the user interface does not show it', async () => {
    const source = makeSource({ title: 'Tides' });
    const file = {
      schemaVersion: 1,
      sources: [
        { ...source, stableId: 7, createdAt: 'today' },
        { ...source, provenance: 7 },
      ],
      snapshots: [{ stableId: source.stableId, capturedAt: 'today', sha256: 7 }],
      venues: [{ id: 'quay', name: '', domains: 7 }],
    };
    expect(await listRejections(JSON.stringify(file))).toEqual([
      'Tides (item 1 of “sources”): Stable id, Saved are not valid',
      'Tides (item 2 of “sources”): the value “provenance” is not valid',
      expect.stringMatching(/ \(item 1 of “snapshots”\): Captured, .*the value “sha256” are not valid$/),
      expect.stringMatching(/^quay \(item 1 of “venues”\): Name, Domains are not valid$/),
    ]);
  });

  it('names the line or the key of another program, or else the item', async () => {
    expect(await listRejections('title,url\nTides,\nWaves,https://a.example/1\n')).toEqual([
      'line 2: Tides: it has no address and no identifier of its own, such as a DOI. Add one in the file and import it again',
    ]);
    expect(await listRejections('@misc{tides, title = {Tides}, url = {ftp://a.example}}')).toEqual([
      'tides: Tides: Address is not valid',
    ]);
    expect(await listRejections('TY  - JOUR\nTI  - Tides\nER  - \nTY  - JOUR\nAU  - Berg\nER  - ')).toEqual([
      'Tides (item 1): it has no address and no identifier of its own, such as a DOI. Add one in the file and import it again',
      'Item 2: it has no address and no identifier of its own, such as a DOI. Add one in the file and import it again',
    ]);
    const line = JSON.stringify(makeSource({ title: 'Tides' }));
    expect(await listRejections(`${line}\n{"stableId":\n`)).toEqual(['Item 2: this item can’t be read']);
  });

  it('says which values of a joined row are not imported', async () => {
    const text =
      'url,title,selection\nhttps://a.example/,Tides,It rains.\nhttps://a.example/,Mud,It snows.\n';
    expect(await listRejections(text)).toEqual([
      'line 3: Mud: its key points are added to an earlier row with the same address; not imported: Title',
    ]);
  });

  it('names the values of a row that are not imported, or only in part', async () => {
    const rows = ['Tides,https://a.example/,03/04/2024,10.1', 'Mud,https://b.example/,2024-05-28,'];
    expect(await listRejections(['title,url,date,doi', ...rows].join('\n'))).toEqual([
      'line 2: Tides: imported without: Published “03/04/2024” (only 2024), Identifiers “10.1”',
    ]);
  });
});

describe('isPartlyImported', () => {
  it('is true only for a row that the import writes', () => {
    const omitted = [{ field: 'stance', text: 'perhaps', imported: null }];
    const row = { label: 'Tides', fields: [], rejection: null, omitted };
    const choices = { added: 'add', binned: 'restore', existing: 'skip' } as const;
    expect(isPartlyImported({ ...row, outcome: 'new' }, choices)).toBe(true);
    expect(isPartlyImported({ ...row, outcome: 'new' }, { ...choices, added: 'skip' })).toBe(false);
    expect(isPartlyImported({ ...row, outcome: 'differs' }, choices)).toBe(false);
    expect(isPartlyImported({ ...row, outcome: 'differs' }, { ...choices, existing: 'fill' })).toBe(true);
    expect(isPartlyImported({ ...row, outcome: 'same' }, choices)).toBe(false);
  });
});

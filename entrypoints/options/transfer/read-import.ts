import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import type { Store } from '@/lib/db/open';
import { isBadRow } from '@/lib/db/read/parse-row';
import { sourceByAddress } from '@/lib/db/read/source-by-address';
import { sourceById } from '@/lib/db/read/source-by-id';
import { differingFields } from '@/lib/exchange/differing-fields';
import { type ExportProblem, type ReadExport, readExportFile } from '@/lib/exchange/read-export';
import { addressKeys } from '@/lib/identity/address-keys';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';

/** What an import would do with one record of the file. */
export type PlannedRow = { label: string; outcome: 'new' | 'same' | 'differs' | 'bad'; reason: string[] };

/** The dry run: every record of the file, and what was read from it. */
export type DryRun = { file: ReadExport; rows: PlannedRow[] };

/** Reads a file and tells, without writing anything, what would become of each of its records. */
export async function dryRun(store: Store, given: File): Promise<Result<DryRun, ExportProblem>> {
  const read = readExportFile(parsedJson(await given.text()));
  if (!read.ok) return err(read.problem);
  const rows: PlannedRow[] = [];
  for (const source of read.value.sources) rows.push(await planned(store, source));
  const bad = read.value.bad.map(({ list, index, label, reason, fields }): PlannedRow => {
    const place = `${list}[${index}]`;
    return { label: label || place, outcome: 'bad', reason: [place, reason, ...fields] };
  });
  return ok({ file: read.value, rows: [...bad, ...rows] });
}

async function planned(store: Store, source: Source): Promise<PlannedRow> {
  const known = await knownRow(store, source);
  const label = source.title;
  if (!known) return { label, outcome: 'new', reason: [] };
  const fields = differingFields(known.source, source);
  return fields.length === 0
    ? { label, outcome: 'same', reason: [] }
    : { label, outcome: 'differs', reason: fields };
}

async function knownRow(store: Store, source: Source): Promise<SourceRow | null> {
  const row = await sourceById(store, source.stableId);
  if (row && !isBadRow(row)) return row;
  return sourceByAddress(store, [source.url, ...source.aliases].flatMap(addressKeys));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

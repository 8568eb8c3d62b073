import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import type { Store } from '@/lib/db/open';
import { rowForImport } from '@/lib/db/read/row-for-import';
import { differingFields } from '@/lib/exchange/differing-fields';
import { type ExportProblem, type ReadExport, readExportFile } from '@/lib/exchange/read-export';
import type { Source } from '@/lib/model/source';
import { withCitingPages } from './citing-pages';

/** What an import would do with one record of the file. */
export type PlannedRow = {
  label: string;
  outcome: 'new' | 'restored' | 'same' | 'differs' | 'bad';
  reason: string[];
};

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
  const { row: known } = await rowForImport(store, source);
  const label = source.title;
  if (!known) return { label, outcome: 'new', reason: [] };
  if (known.shelf === 'bin') return { label, outcome: 'restored', reason: [] };
  const [asInFile = known.source] = await withCitingPages(store, [known.source]);
  const fields = differingFields(asInFile, source);
  return fields.length === 0
    ? { label, outcome: 'same', reason: [] }
    : { label, outcome: 'differs', reason: fields };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

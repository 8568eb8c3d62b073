import type { PlannedRow } from '@/components/library/import-words';
import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import type { Store } from '@/lib/db/open';
import { rowForImport } from '@/lib/db/read/row-for-import';
import { differingFields } from '@/lib/exchange/differing-fields';
import { importFates, type PlacedRecord, type RecordFate } from '@/lib/exchange/import-fates';
import { type ExportProblem, type ReadExport, readExportFile } from '@/lib/exchange/read-export';
import type { Source } from '@/lib/model/source';
import { chunksOf, textsById } from './add-records';
import { withCitingPages } from './citing-pages';

/** The dry run: every record of the file, and what was read from it. */
export type DryRun = { file: ReadExport; rows: PlannedRow[] };

/** Reads a file and tells, without writing anything, what would become of each of its records. */
export async function dryRun(store: Store, given: File): Promise<Result<DryRun, ExportProblem>> {
  const read = readExportFile(parsedJson(await given.text()));
  if (!read.ok) return err(read.problem);
  const bad = read.value.bad.map(({ list, index, label, reason, fields }): PlannedRow => {
    const place = `${list}[${index}]`;
    const refusal = reason === 'repeated' ? { kind: reason, place } : { kind: reason, place, fields };
    return { label: label || place, outcome: 'refused', fields: [], refusal };
  });
  return ok({ file: read.value, rows: [...bad, ...(await plannedRows(store, read.value))] });
}

/** The fates of all records, part by part as they will be sent, in the order of the file. */
async function plannedRows(store: Store, { sources, snapshots }: ReadExport): Promise<PlannedRow[]> {
  const taken = { adding: new Set<string>(), replacing: new Set<string>() };
  const rows = new Map<Source, PlannedRow>();
  for (const part of chunksOf(sources, textsById(snapshots), [])) {
    const placed: PlacedRecord[] = [];
    for (const source of part.sources) placed.push({ source, ...(await rowForImport(store, source)) });
    const replacing = new Map(
      importFates(placed, true, taken.replacing).map((fate) => [fate.source, fate] as const),
    );
    const here = placed.flatMap(({ row }) => row?.source ?? []);
    const asInFile = new Map((await withCitingPages(store, here)).map((source) => [source.stableId, source]));
    for (const fate of importFates(placed, false, taken.adding))
      rows.set(fate.source, planned(fate, asInFile.get(fate.stableId), replacing.get(fate.source)));
  }
  return sources.flatMap((source) => rows.get(source) ?? []);
}

/** `asInFile`: what is here, as an export would tell it. */
function planned(
  { source, row, fate, why }: RecordFate,
  asInFile: Source | undefined,
  replacing: RecordFate | undefined,
): PlannedRow {
  const label = source.title || source.url;
  if (why) return { label, outcome: 'refused', fields: [], refusal: { kind: why } };
  if (row === null) return { label, outcome: 'new', fields: [], refusal: null };
  if (fate === 'restored') return { label, outcome: 'restored', fields: [], refusal: null };
  const fields = differingFields(asInFile ?? row.source, source);
  if (fields.length === 0) return { label, outcome: 'same', fields, refusal: null };
  const barred = replacing?.why;
  return { label, outcome: 'differs', fields, refusal: barred ? { kind: barred } : null };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import { listDifferingFields } from '@/lib/formats/differing-fields';
import type { SavedColumnFields } from '@/lib/formats/import/table-fields';
import type { ExportProblem, ReportedItem } from '@/lib/formats/parse-export-file';
import {
  type FindMatches,
  matchSources,
  type PlannedSource,
  resolveImportOutcomes,
} from '@/lib/formats/resolve-import-outcomes';
import { combineImported } from '@/lib/record/combine-imported';
import { DEFAULT_IMPORT_CHOICES, type ImportChoices } from '@/lib/record/schema/import-choices';
import type { Source } from '@/lib/record/schema/source';
import { addCitingPages, type CitingPagesDeps } from './add-citing-pages';
import type { FileChanged, ImportContents } from './import-contents';
import { groupById, splitIntoChunks } from './import-file';
import type { ImportPlanRow } from './import-plan-row';
import { readImportContents } from './parse-import-file';
import type { ReadControl } from './read-control';

/** The dependencies of `dryRunImport`, which read the library. */
export type DryRunDeps = CitingPagesDeps & {
  findMatches: FindMatches;
};

/** The result of a dry run. `rows` has what importing would do with each source of the file. */
export type ImportDryRun = { fileName: string; contents: ImportContents; rows: ImportPlanRow[] };

/**
 * Recognises and parses a file and plans its import. Writes nothing. `savedFields` has the columns of tables
 * that the reader mapped. Reading is the first half of the progress, planning the second half.
 */
export async function dryRunImport(
  deps: DryRunDeps,
  file: File,
  now: Date,
  savedFields: readonly SavedColumnFields[],
  { onProgress, signal }: ReadControl,
): Promise<Result<ImportDryRun, ExportProblem | FileChanged>> {
  const parsed = await readImportContents(file, now, savedFields, {
    onProgress: (fraction) => onProgress(fraction / 2),
    signal,
  });
  if (!parsed.ok) return err(parsed.problem);
  const reportedRows = parsed.value.reportedItems.flatMap(buildReportedRow);
  const damageRow: ImportPlanRow = {
    label: file.name,
    outcome: 'rejected',
    fields: [],
    rejection: { kind: 'damaged' },
  };
  const plannedRows = await buildPlanRows(deps, parsed.value, {
    onProgress: (fraction) => onProgress((1 + fraction) / 2),
    signal,
  });
  if (!plannedRows.ok) return plannedRows;
  return ok({
    fileName: file.name,
    contents: parsed.value,
    rows: [...(parsed.value.isDamaged ? [damageRow] : []), ...reportedRows, ...plannedRows.value],
  });
}

/**
 * Builds the row of an item that is not imported, or that is joined to another item. Returns no row for a
 * source with omitted values, because `buildPlanRows` builds that row.
 */
function buildReportedRow({ list, index, label, reason, fields }: ReportedItem): ImportPlanRow[] {
  if (reason === 'omitted') return [];
  const location = index === null ? null : { list, position: index + 1 };
  const outcome = reason === 'joined' ? 'partial' : 'rejected';
  return [{ label, outcome, fields: [], rejection: { kind: reason, location, fields } }];
}

/** Adds the values that a source lacks to its row, unless its import changes nothing. */
function addOmittedValues(
  row: ImportPlanRow,
  { label = '', omitted }: Partial<ReportedItem> = {},
): ImportPlanRow {
  const canWrite = row.outcome !== 'same' && row.outcome !== 'rejected';
  return omitted && canWrite ? { ...row, label: label || row.label, omitted } : row;
}

const REPLACING_CHOICES: ImportChoices = { ...DEFAULT_IMPORT_CHOICES, existing: 'replace' };

/**
 * Plans sources in the same chunks as `importContents`, because the outcomes depend on them. Returns rows in the order
 * of the file.
 */
async function buildPlanRows(
  deps: DryRunDeps,
  { sources, snapshots, reportedItems, isForeign }: ImportContents,
  { onProgress, signal }: ReadControl,
): Promise<Result<ImportPlanRow[], FileChanged>> {
  const takenKeys = { whenAdding: new Set<string>(), whenReplacing: new Set<string>() };
  const reportedItemById = new Map(reportedItems.map((item) => [item.stableId, item] as const));
  const rows: ImportPlanRow[] = [];
  for (const chunk of splitIntoChunks(sources.references, groupById(snapshots.references), [])) {
    signal.throwIfAborted();
    onProgress(rows.length / sources.references.length);
    const loadResult = await sources.load(chunk.sources);
    if (!loadResult.ok) return loadResult;
    const chunkSources = loadResult.value;
    const matchedSources = await matchSources(deps, chunkSources);
    const replacingPlanBySource = new Map(
      resolveImportOutcomes(matchedSources, REPLACING_CHOICES, takenKeys.whenReplacing).map(
        (outcome) => [outcome.source, outcome] as const,
      ),
    );
    const existingSources = matchedSources.flatMap(({ row }) => row?.source ?? []);
    const exportedSourceById = new Map(
      (await addCitingPages(deps, existingSources)).map((source) => [source.stableId, source]),
    );
    const rowBySource = new Map(
      resolveImportOutcomes(matchedSources, DEFAULT_IMPORT_CHOICES, takenKeys.whenAdding).map((outcome) => [
        outcome.source,
        buildPlanRow(
          outcome,
          exportedSourceById.get(outcome.stableId),
          replacingPlanBySource.get(outcome.source),
          isForeign,
        ),
      ]),
    );
    for (const source of chunkSources) {
      const row = rowBySource.get(source);
      if (row) rows.push(addOmittedValues(row, reportedItemById.get(source.stableId)));
    }
  }
  return ok(rows);
}

/**
 * Builds the row of one source. `exportedSource` is the local source as an export would write it, so that
 * citing pages do not count as a difference. `planIfReplacing` is the plan for the case that the reader
 * replaces existing sources. With `isForeign`, a field that the file lacks does not count as a difference.
 */
function buildPlanRow(
  { source, row, outcome, conflictIn }: PlannedSource,
  exportedSource: Source | undefined,
  planIfReplacing: PlannedSource | undefined,
  isForeign: boolean,
): ImportPlanRow {
  const label = source.title || source.url;
  if (conflictIn) return { label, outcome: 'rejected', fields: [], rejection: { kind: conflictIn } };
  if (row === null) return { label, outcome: 'new', fields: [], rejection: null };
  if (outcome === 'restored') return { label, outcome: 'restored', fields: [], rejection: null };
  const existingSource = exportedSource ?? row.source;
  const fields = listDifferingFields(
    existingSource,
    isForeign ? combineImported(existingSource, source, 'replace', true) : source,
  );
  if (fields.length === 0) return { label, outcome: 'same', fields, rejection: null };
  const conflictIfReplacing = planIfReplacing?.conflictIn;
  return {
    label,
    outcome: 'differs',
    fields,
    rejection: conflictIfReplacing ? { kind: conflictIfReplacing } : null,
  };
}

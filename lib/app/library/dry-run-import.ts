import type { ImportPlanRow } from '@/lib/app/describe/import-plan-row';
import type { Result } from '@/lib/base/result';
import { err, ok } from '@/lib/base/result';
import { listDifferingFields } from '@/lib/formats/differing-fields';
import { type ExportProblem, type ParsedExport, parseExportFile } from '@/lib/formats/parse-export-file';
import {
  type MatchedRecord,
  type PlannedRecord,
  resolveImportOutcomes,
} from '@/lib/formats/resolve-import-outcomes';
import type { Source } from '@/lib/record/schema/source';
import type { SourceRow } from '@/lib/record/schema/source-row';
import { addCitingPages, type CitationDeps } from './add-citing-pages';
import { groupSnapshotsById, splitIntoChunks } from './import-records';

/** What a dry run reads from the library. */
export type DryRunDeps = CitationDeps & {
  /** Finds the row of the same record; `hasConflict`: replacing it would claim an address of another record. */
  findMatch: (source: Source) => Promise<{ row: SourceRow | null; hasConflict: boolean }>;
};

/** The result of a dry run: the contents of the file, and what importing would do with each record. */
export type ImportDryRun = { contents: ParsedExport; rows: ImportPlanRow[] };

/** Reads the text of an exported file and plans its import, without writing anything. */
export async function dryRunImport(
  deps: DryRunDeps,
  fileText: string,
): Promise<Result<ImportDryRun, ExportProblem>> {
  const parsed = parseExportFile(parseJson(fileText));
  if (!parsed.ok) return err(parsed.problem);
  const rejectedRows = parsed.value.invalidRecords.map(
    ({ list, index, label, reason, fields }): ImportPlanRow => {
      const location = `${list}[${index}]`;
      const rejection =
        reason === 'repeated' ? { kind: reason, place: location } : { kind: reason, place: location, fields };
      return { label: label || location, outcome: 'rejected', fields: [], rejection };
    },
  );
  return ok({ contents: parsed.value, rows: [...rejectedRows, ...(await planRows(deps, parsed.value))] });
}

/** Plans all records in the chunks in which they will be sent, and returns them in the order of the file. */
async function planRows(deps: DryRunDeps, { sources, snapshots }: ParsedExport): Promise<ImportPlanRow[]> {
  const claimedKeys = { whenAdding: new Set<string>(), whenReplacing: new Set<string>() };
  const rows = new Map<Source, ImportPlanRow>();
  for (const chunk of splitIntoChunks(sources, groupSnapshotsById(snapshots), [])) {
    const matchedRecords: MatchedRecord[] = [];
    for (const source of chunk.sources) matchedRecords.push({ source, ...(await deps.findMatch(source)) });
    const replaceOutcomes = new Map(
      resolveImportOutcomes(matchedRecords, true, claimedKeys.whenReplacing).map(
        (outcome) => [outcome.source, outcome] as const,
      ),
    );
    const existingSources = matchedRecords.flatMap(({ row }) => row?.source ?? []);
    const exportedSources = new Map(
      (await addCitingPages(deps, existingSources)).map((source) => [source.stableId, source]),
    );
    for (const outcome of resolveImportOutcomes(matchedRecords, false, claimedKeys.whenAdding))
      rows.set(
        outcome.source,
        planRow(outcome, exportedSources.get(outcome.stableId), replaceOutcomes.get(outcome.source)),
      );
  }
  return sources.flatMap((source) => rows.get(source) ?? []);
}

/** `exportedSource` is the local record as an export would write it, so that citing pages do not count as a difference. */
function planRow(
  { source, row, outcome, conflictIn }: PlannedRecord,
  exportedSource: Source | undefined,
  replaceOutcome: PlannedRecord | undefined,
): ImportPlanRow {
  const label = source.title || source.url;
  if (conflictIn) return { label, outcome: 'rejected', fields: [], rejection: { kind: conflictIn } };
  if (row === null) return { label, outcome: 'new', fields: [], rejection: null };
  if (outcome === 'restored') return { label, outcome: 'restored', fields: [], rejection: null };
  const fields = listDifferingFields(exportedSource ?? row.source, source);
  if (fields.length === 0) return { label, outcome: 'same', fields, rejection: null };
  const replaceProblem = replaceOutcome?.conflictIn;
  return { label, outcome: 'differs', fields, rejection: replaceProblem ? { kind: replaceProblem } : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

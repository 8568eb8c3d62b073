import { loadWriter } from '@/lib/formats/export/load-writer';
import type { ExportFormat } from '@/lib/formats/table/export-formats';
import type { Source } from '@/lib/record/schema/source';
import { isInvalidRow, type SourceRow } from '@/lib/record/schema/source-row';
import { type ExportDeps, type ExportOptions, type ExportResult, readBatches } from './write-export';

type OtherFormat = Exclude<ExportFormat, 'json'>;

// These formats have citation keys. Their writers read all sources once before they write, to make the keys unique.
const KEYED_FORMATS: readonly ExportFormat[] = ['bibtex', 'biblatex', 'csl-json', 'ris'];
// These formats have the unchanged values of the source. In the other formats, the name of the venue
// replaces a missing site name.
const RECORD_FORMATS: readonly ExportFormat[] = ['jsonl', 'csv', 'tsv'];

/**
 * Writes a file in a format other than JSON. `onProgress` gets the current number of written sources. Rejects with an `AbortError`
 * when `signal` is aborted.
 */
export async function writeFormattedExport(
  deps: ExportDeps,
  options: ExportOptions & { format: OtherFormat },
  onProgress: (sourceCount: number) => void,
  signal: AbortSignal,
): Promise<ExportResult> {
  const { format, ids, includeText } = options;
  const counts = { passes: 0, sources: 0, invalidRows: 0 };
  const fillSiteName = createSiteNameFiller(options);
  async function* readSources(): AsyncGenerator<Source> {
    counts.passes += 1;
    counts.sources = 0;
    counts.invalidRows = 0;
    const isLastPass = counts.passes === (KEYED_FORMATS.includes(format) ? 2 : 1);
    for await (const rows of readBatches(deps, ids)) {
      signal.throwIfAborted();
      const validRows = rows.filter((row): row is SourceRow => !isInvalidRow(row));
      counts.invalidRows += rows.length - validRows.length;
      for (const { source } of validRows) {
        counts.sources += 1;
        if (isLastPass) onProgress(counts.sources);
        yield fillSiteName(source);
      }
    }
  }
  const writer = await loadWriter(format);
  const findSnapshot = includeText
    ? async (stableId: string) => (await deps.listSnapshots(stableId)).at(-1) ?? null
    : null;
  const chunks = writer({ ...options.formatOptions, readSources, findSnapshot });
  const file = await deps.writeFile(chunks, signal);
  return { file, sourceCount: counts.sources, invalidRowCount: counts.invalidRows };
}

/** Returns a function that replaces a missing site name by the name of the venue. */
function createSiteNameFiller({ format, venues }: ExportOptions): (source: Source) => Source {
  if (RECORD_FORMATS.includes(format)) return (source) => source;
  const venueNames = new Map(venues.map(({ id, name }) => [id, name]));
  return (source) => ({
    ...source,
    siteName: source.siteName ?? venueNames.get(source.venueId ?? '') ?? null,
  });
}

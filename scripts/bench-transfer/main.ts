import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseImportFile } from '@/lib/app/library/parse-import-file';
import { loadWriter } from '@/lib/formats/export/load-writer';
import { EXPORT_FORMATS, type ExportFormat } from '@/lib/formats/table/export-formats';
import type { Source } from '@/lib/record/schema/source';
import { HARD_REFERENCES } from '@/tests/support/hard-references';
import { READABLE_FORMATS } from './readable-formats';

type Row = {
  format: ExportFormat;
  direction: 'out' | 'in';
  seconds: number;
  megabytes: number;
  peakMegabytes: number;
};

/**
 * Runs `npm run bench:transfer -- --sources 10000 [--format bibtex]`: writes and reads references in each format, without a
 * database. Prints the time, the size of the file and the peak of the heap above its size at the start. `--json FILE` writes the
 * same values as JSON. With `--browser [--text 10000]`, imports a JSON file with captured texts of this length into the built
 * extension in Chromium, and exports the library in each format.
 */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      sources: { type: 'string', default: '10000' },
      json: { type: 'string' },
      format: { type: 'string' },
      browser: { type: 'boolean', default: false },
      text: { type: 'string', default: '10000' },
    },
  });
  const count = Number(values.sources);
  if (values.browser) {
    const { measureBrowser } = await import('./measure-browser');
    const browserRows = await measureBrowser(count, Number(values.text));
    console.table(browserRows);
    if (values.json) writeFileSync(values.json, JSON.stringify({ sources: count, browserRows }, null, 2));
    return;
  }
  const rows: Row[] = [];
  for (const format of EXPORT_FORMATS) {
    if (format === 'json' || (values.format && values.format !== format)) continue;
    const { row, text } = await measureWriter(format, count, READABLE_FORMATS.includes(format));
    rows.push(row);
    if (text !== '') rows.push(await measureReader(format, text));
    printRow(rows.at(text === '' ? -1 : -2));
    if (text !== '') printRow(rows.at(-1));
  }
  if (values.json) writeFileSync(values.json, JSON.stringify({ sources: count, rows }, null, 2));
}

function* generateSources(count: number): Generator<Source> {
  for (let index = 0; index < count; index += 1) {
    const source = HARD_REFERENCES[index % HARD_REFERENCES.length];
    // The cast is safe because the id has ten digits.
    const stableId = `sid_${String(index).padStart(10, '0')}` as Source['stableId'];
    if (source) yield { ...source, stableId, url: `https://example.org/source/${index}` };
  }
}

async function measureWriter(format: Exclude<ExportFormat, 'json'>, count: number, shouldKeepText: boolean) {
  const writer = await loadWriter(format);
  const heap = watchHeap();
  const parts: string[] = [];
  let bytes = 0;
  const start = performance.now();
  const chunks = writer({
    readSources: async function* () {
      yield* generateSources(count);
    },
    findSnapshot: null,
    keyPattern: '[author][year][title]',
    noteTemplate: { name: null, body: null },
    language: 'en',
    getLabel: (field) => field,
    describeCredibility: () => '',
  });
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (shouldKeepText && typeof chunk === 'string') parts.push(chunk);
    heap.sample();
  }
  const row: Row = {
    format,
    direction: 'out',
    seconds: (performance.now() - start) / 1000,
    megabytes: bytes / 1e6,
    peakMegabytes: heap.getPeak(),
  };
  return { row, text: parts.join('') };
}

async function measureReader(format: ExportFormat, text: string): Promise<Row> {
  const heap = watchHeap();
  const start = performance.now();
  const result = await parseImportFile(text, new Date());
  heap.sample();
  if (!result.ok) throw new Error(`${format} was not recognised`);
  return {
    format,
    direction: 'in',
    seconds: (performance.now() - start) / 1000,
    megabytes: text.length / 1e6,
    peakMegabytes: heap.getPeak(),
  };
}

/** Measures the highest use of the heap in MB above the use at the start, at the times of the samples. */
function watchHeap() {
  const start = process.memoryUsage().heapUsed;
  let peak = start;
  let sampleCount = 0;
  return {
    sample: () => {
      sampleCount += 1;
      if (sampleCount % 1000 !== 1) return;
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    },
    getPeak: () => (Math.max(peak, process.memoryUsage().heapUsed) - start) / 1e6,
  };
}

function printRow(row: Row | undefined): void {
  if (!row) return;
  const { format, direction, seconds, megabytes, peakMegabytes } = row;
  console.log(
    `${format.padEnd(12)} ${direction.padEnd(4)} ${seconds.toFixed(2).padStart(8)} s ${megabytes.toFixed(1).padStart(8)} MB ${peakMegabytes.toFixed(0).padStart(6)} MB heap`,
  );
}

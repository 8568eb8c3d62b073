import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import type { Measurement } from './read-one.ts';

type ListedFile = { id: string; file: string; url?: string };

const ROOT = join(import.meta.dirname, '../..');
// The built module is in `node_modules`, so that it can import pdf.js.
const FOLDER = join(ROOT, 'node_modules/.cache/bench-pdf');

/**
 * Runs `npm run bench:pdf -- --set DIR --out FILE.jsonl`: reads every PDF that `DIR/pages.json` lists, and writes one line of JSON for
 * each. Each PDF is read by a process of its own, so that the measured memory does not include that of other PDFs or of the tools that
 * run this script.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { set: { type: 'string' }, out: { type: 'string' } } });
  if (!values.set || !values.out) {
    console.error('npm run bench:pdf -- --set DIR --out FILE.jsonl');
    return 2;
  }
  const listed = JSON.parse(readFileSync(join(values.set, 'pages.json'), 'utf8')) as ListedFile[];
  const script = await buildReader();
  const rows: Record<string, unknown>[] = [];
  const lines: string[] = [];
  for (const { id, file, url } of listed) {
    const { line, metadataMs } = await measureFile(script, join(values.set, file), url ?? '');
    lines.push(`${JSON.stringify({ id, ...line })}\n`);
    const { pages, ms, peakMB } = line;
    rows.push({ id, pages, 'metadata ms': Math.round(metadataMs), ms, 'peak MB': peakMB });
  }
  writeFileSync(values.out, lines.join(''));
  console.table(rows);
  return 0;
}

/** Builds the module that reads one file. Returns its path. */
async function buildReader(): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    build: {
      ssr: 'scripts/bench-pdf/read-one.ts',
      outDir: FOLDER,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  return join(FOLDER, 'read-one.mjs');
}

/** Reads a file in a new process. If the file cannot be read, the line contains the error. */
function measureFile(script: string, file: string, url: string): Promise<Measurement> {
  const start = performance.now();
  const child = fork(script, [file, url], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let error = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    error = (error + chunk).slice(-2_000);
  });
  return new Promise((resolve) => {
    child.on('message', (measurement) => resolve(measurement as Measurement));
    child.on('close', () => {
      const ms = Math.round(performance.now() - start);
      const emptyValues = {
        title: null,
        authors: [],
        publishedDate: null,
        doi: null,
        arxiv: null,
        pages: 0,
        text: '',
      };
      resolve({ line: { ...emptyValues, ms, peakMB: 0, error: error.trim() }, metadataMs: 0 });
    });
  });
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPdfFile } from './read-pdf-file.ts';

type ListedFile = { id: string; file: string; url?: string };

/**
 * Runs `npm run bench:pdf -- --set DIR --out FILE.jsonl`: reads every PDF that `DIR/pages.json` lists, and writes one line of JSON for
 * each.
 */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { set: { type: 'string' }, out: { type: 'string' } } });
  if (!values.set || !values.out) {
    console.error('npm run bench:pdf -- --set DIR --out FILE.jsonl');
    return 2;
  }
  const listed = JSON.parse(readFileSync(join(values.set, 'pages.json'), 'utf8')) as ListedFile[];
  const rows: Record<string, string | number>[] = [];
  const lines: string[] = [];
  for (const { id, file, url } of listed) {
    const { line, row } = await measureFile(id, join(values.set, file), url ?? '');
    lines.push(`${JSON.stringify(line)}\n`);
    rows.push(row);
  }
  writeFileSync(values.out, lines.join(''));
  console.table(rows);
  return 0;
}

async function measureFile(id: string, file: string, url: string) {
  const start = performance.now();
  try {
    const { metadata, text, pages, metadataMs, ms, peakMB } = await readPdfFile(file, url);
    const line = {
      id,
      title: metadata.title[0]?.value ?? null,
      authors: metadata.authors[0]?.value ?? [],
      publishedDate: metadata.publishedDate[0]?.value ?? null,
      doi: metadata.identifiers.doi[0]?.value ?? null,
      arxiv: metadata.identifiers.arxiv[0]?.value ?? null,
      pages,
      text: text.pages.map((page) => page.text).join('\n'),
      ms: Math.round(ms),
      peakMB: Math.round(peakMB),
      ...(text.problem ? { problem: text.problem } : {}),
    };
    return {
      line,
      row: { id, pages, 'metadata ms': Math.round(metadataMs), ms: line.ms, 'peak MB': line.peakMB },
    };
  } catch (error) {
    const ms = Math.round(performance.now() - start);
    const line = {
      id,
      title: null,
      authors: [],
      publishedDate: null,
      doi: null,
      arxiv: null,
      pages: 0,
      text: '',
      ms,
      peakMB: 0,
      error: String(error),
    };
    return { line, row: { id, pages: 0, 'metadata ms': 0, ms, 'peak MB': 0 } };
  }
}

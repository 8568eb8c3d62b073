import { readPdfFile } from './read-pdf-file.ts';

/** What was read from one file, as the benchmark writes it, and how long the metadata took, in ms. */
export type Measurement = { line: Record<string, unknown>; metadataMs: number };

/** Reads the PDF that the command line names, and sends what was read to the process of the benchmark. */
async function main([file = '', url = '']: string[]): Promise<void> {
  const { metadata, text, pages, metadataMs, ms, peakMB } = await readPdfFile(file, url);
  const line = {
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
  const measurement: Measurement = { line, metadataMs };
  process.send?.(measurement);
}

await main(process.argv.slice(2));

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generateSizedArticle } from '../../tests/support/generate-pages.ts';

/** A page of the benchmark and the HTML that the server returns for it. */
export type BenchPage = { name: string; html: Buffer };

const SAVED_PAGES_FOLDER = join(import.meta.dirname, '../../../shared/extract-dev/html');
const MIN_BYTES = 50_000;
const MAX_BYTES = 1_200_000;

/**
 * Returns `count` pages with sizes from 50 kB to 1.2 MB. Uses saved pages if the shared set exists, otherwise
 * generated pages.
 */
export function loadBenchPages(count: number): BenchPage[] {
  if (!existsSync(SAVED_PAGES_FOLDER)) return generatePages(listSizes(count));
  // The largest saved page has about 640 kB, so the larger pages are generated.
  return [...loadSavedPages(count - 2), ...generatePages([1_000_000, MAX_BYTES])];
}

// Selects pages at equal intervals of the logarithm of their size, so that large pages are included.
function loadSavedPages(count: number): BenchPage[] {
  const candidates = readdirSync(SAVED_PAGES_FOLDER)
    .filter((name) => name.endsWith('.html.gz'))
    .map((name) => ({
      name: name.replace('.html.gz', ''),
      html: gunzipSync(readFileSync(join(SAVED_PAGES_FOLDER, name))),
    }))
    .filter(({ html }) => html.length >= MIN_BYTES && html.length <= MAX_BYTES)
    .sort((a, b) => a.html.length - b.html.length);
  const selectedPages = new Set<BenchPage>();
  for (const size of listSizes(count)) {
    const remainingPages = candidates.filter((page) => !selectedPages.has(page));
    const nearestPage = remainingPages.sort(
      (a, b) => Math.abs(Math.log(a.html.length / size)) - Math.abs(Math.log(b.html.length / size)),
    )[0];
    if (nearestPage) selectedPages.add(nearestPage);
  }
  return [...selectedPages];
}

const generatePages = (byteSizes: number[]): BenchPage[] =>
  byteSizes.map((size, index) => ({
    name: `made-${index + 1}`,
    html: Buffer.from(generateSizedArticle(`made ${index + 1}`, size)),
  }));

const listSizes = (count: number): number[] =>
  Array.from(
    { length: count },
    (_, index) => MIN_BYTES * (MAX_BYTES / MIN_BYTES) ** (index / Math.max(1, count - 1)),
  );

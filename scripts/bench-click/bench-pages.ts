import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sizedArticle } from '../../tests/support/generated-pages.ts';

/** One page of the bench; `html` as it is served. */
export type BenchPage = { name: string; html: Buffer };

const SAVED = join(import.meta.dirname, '../../../shared/extract-dev/html');
const SMALLEST = 50_000;
const LARGEST = 1_200_000;

/** `count` pages from 50 kB to 1.2 MB: saved ones where the shared set is there, made ones otherwise. */
export function benchPages(count: number): BenchPage[] {
  if (!existsSync(SAVED)) return madePages(sizes(count));
  // The saved set ends at some 640 kB: the largest pages are made.
  return [...savedPages(count - 2), ...madePages([1_000_000, LARGEST])];
}

// Evenly spread over the logarithm of the size, so that large pages are among them.
function savedPages(count: number): BenchPage[] {
  const all = readdirSync(SAVED)
    .filter((name) => name.endsWith('.html.gz'))
    .map((name) => ({
      name: name.replace('.html.gz', ''),
      html: gunzipSync(readFileSync(join(SAVED, name))),
    }))
    .filter(({ html }) => html.length >= SMALLEST && html.length <= LARGEST)
    .sort((a, b) => a.html.length - b.html.length);
  const chosen = new Set<BenchPage>();
  for (const size of sizes(count)) {
    const free = all.filter((page) => !chosen.has(page));
    const nearest = free.sort(
      (a, b) => Math.abs(Math.log(a.html.length / size)) - Math.abs(Math.log(b.html.length / size)),
    )[0];
    if (nearest) chosen.add(nearest);
  }
  return [...chosen];
}

const madePages = (wanted: number[]): BenchPage[] =>
  wanted.map((size, at) => ({
    name: `made-${at + 1}`,
    html: Buffer.from(sizedArticle(`made ${at + 1}`, size)),
  }));

const sizes = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => SMALLEST * (LARGEST / SMALLEST) ** (at / Math.max(1, count - 1)));

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Article } from '@/lib/record/schema/extraction';
import { createRandom } from '../bench-anchor/random.ts';
import { openSavedPageTab, type SavedPageTab } from '../bench-extract/saved-page-tab.ts';
import { readPageBytes, readSavedPages, type SavedPage } from '../bench-extract/saved-pages.ts';
import { makeNoise, type Noise } from './make-pages.ts';

const ROOT = join(import.meta.dirname, '../..');
const BUILD = resolve(ROOT, process.env.PROVENOTE_OUT ?? '.output', 'chrome-mv3');

/** Three visits of a saved page: two of the unchanged article, and one after a change of one sentence. */
export type SavedPageVisits = { id: string; first: Article; second: Article; edited: Article };

/**
 * Which saved pages to visit: the folder, the maximum number of pages, the ids of the pages (null for all articles), and the seed
 * of the noise.
 */
export type SavedPagesOptions = { folder: string; count: number; ids: string[] | null; seed: number };

/** The word that the change of a sentence adds. */
export const ADDED_WORD = 'zunophal';

// Pages with fewer words are skipped, because they may have no sentence to change.
const MIN_WORDS = 150;

/**
 * Visits articles of a folder of saved pages in a real browser, with the built capture script. Yields only pages with an article that
 * is long enough. Throws if the folder has no pages.
 */
export async function* visitSavedPages({
  folder,
  count,
  ids,
  seed,
}: SavedPagesOptions): AsyncGenerator<SavedPageVisits> {
  const pages = readSavedPages(folder);
  if (!pages) throw new Error(`There are no saved pages in ${folder}.`);
  const script = readFileSync(join(BUILD, 'capture-text.js'), 'utf8');
  const tab = await openSavedPageTab();
  let visitedCount = 0;
  try {
    for (const [index, page] of pages.entries()) {
      if (visitedCount === count) return;
      if (ids ? !ids.includes(page.id) : page.type !== 'article') continue;
      const visits = await visitPage({ tab, folder, page, script }, seed + index * 10);
      if (!visits) continue;
      visitedCount += 1;
      yield { id: page.id, ...visits };
    }
  } finally {
    await tab.close();
  }
}

type Visit = { tab: SavedPageTab; folder: string; page: SavedPage; script: string };

async function visitPage(visit: Visit, seed: number): Promise<Omit<SavedPageVisits, 'id'> | null> {
  const first = await readVisit(visit, seed, null);
  if (!first || first.words < MIN_WORDS || first.cut) return null;
  const second = await readVisit(visit, seed + 1, null);
  const edited = await readVisit(visit, seed + 2, first.text);
  return second && edited ? { first, second, edited } : null;
}

/**
 * Reads the page with the noise of a visit. Unless `editedText` is null, first adds a word to a sentence of the page that is in
 * `editedText`. Returns null if the page has no such paragraphs.
 */
async function readVisit(
  { tab, folder, page, script }: Visit,
  seed: number,
  editedText: string | null,
): Promise<Article | null> {
  await tab.showPage(page.url, readPageBytes(folder, page.id));
  const world = await tab.createWorld();
  const { random: _, ...noise } = makeNoise(seed);
  const edit =
    editedText === null ? null : { text: editedText, word: ADDED_WORD, share: createRandom(seed).next() };
  const isReady = await world.evaluate<boolean>(`(${changePage})(${JSON.stringify({ noise, edit })})`);
  if (!isReady) return null;
  const { value } = await world.runScript<Article | { error: string }>(script);
  return 'error' in value ? null : value;
}

type PageChange = {
  noise: Omit<Noise, 'random'>;
  edit: { text: string; word: string; share: number } | null;
};

/**
 * Adds noise to the page, and a word to a sentence of the article unless `edit` is null. Runs in the page, so this function must
 * not use anything outside of itself. Returns false if the page has no article with paragraphs.
 */
function changePage({ noise, edit }: PageChange): boolean {
  const paragraphs = [...document.querySelectorAll('p')].filter(
    (p) => (p.textContent ?? '').trim().length > 80,
  );
  const lengths = new Map<Element, number>();
  for (const { parentElement: parent, textContent } of paragraphs)
    if (parent) lengths.set(parent, (lengths.get(parent) ?? 0) + (textContent?.length ?? 0));
  const [container] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [];
  const articleParagraphs = paragraphs.filter(({ parentElement }) => parentElement === container);
  const [middle, last] = [
    articleParagraphs[Math.floor(articleParagraphs.length / 2)],
    articleParagraphs.at(-1),
  ];
  if (!container || !middle || !last || articleParagraphs.length < 4) return false;
  if (edit) {
    const nodes = articleParagraphs
      .flatMap((p) => [...p.childNodes])
      .filter(
        (node): node is Text =>
          node instanceof Text &&
          node.data.trim().length > 40 &&
          edit.text.includes(node.data.replace(/\s+/g, ' ').trim()),
      );
    const node = nodes[Math.floor(edit.share * nodes.length)];
    if (!node) return false;
    const words = node.data.split(' ');
    words.splice(Math.floor(words.length / 2), 0, edit.word);
    node.data = words.join(' ');
  }
  // All of this HTML is generated by this benchmark.
  middle.insertAdjacentHTML('afterend', noise.advertisement + noise.inlineLink);
  last.insertAdjacentHTML(
    'afterend',
    `<section class="related"><h2>Related articles</h2>${noise.relatedList}</section>`,
  );
  container.insertAdjacentHTML(
    'beforebegin',
    `<div class="meta">Updated ${noise.age}</div><div class="counters">${noise.counters}</div>`,
  );
  document.body.insertAdjacentHTML('afterbegin', `<div class="ticker">Breaking: ${noise.age}</div>`);
  document.body.insertAdjacentHTML(
    'beforeend',
    `<section id="comments"><h2>Comments</h2><ol class="comment-list">${noise.comments}</ol></section>`,
  );
  return true;
}

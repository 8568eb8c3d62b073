import { wellFormed } from '@/lib/base/well-formed';
import type { Article } from '@/lib/model/extraction';
import { siteTextOf } from './sites/text-registry';
import { keepChance } from './text/block-model';
import { wordsIn } from './text/characters';
import { chosenBlocks } from './text/choose';
import { markFormulas } from './text/formulas';
import { jsonLdBody } from './text/json-ld-body';
import { keepOnly } from './text/keep-only';
import { keptShare } from './text/kept-share';
import { linearChoice } from './text/linear';
import { measured } from './text/measure';
import { keepNotes, notesOf, shortenOwnLinks } from './text/notes';
import { pageHints } from './text/page-hints';
import { type Block, blocksOf } from './text/segment';
import { selectedRanges } from './text/selection';
import { type Head, keepPosts, putHeads, threadOf } from './text/thread-text';
import { type WorkingCopy, workingCopyOf, workingCopyOfRanges } from './text/working-copy';
import { writeBlocks } from './text/write-blocks';
import type { Written } from './text/written';

/**
 * What to read: the article alone, what the reader has selected, or everything on the page. `purify` cleans what was kept,
 * in place, before a word of it is written (`text/purify`; it needs a browser's own DOM).
 */
export type ArticleOptions = { scope: Article['scope']; url: string; purify?: (body: Element) => void };

type Chosen = {
  blocks: readonly Block[];
  keep: Set<number>;
  from: string;
  cut: boolean;
  heads: readonly Head[];
};

// Beyond either the libraries do not run on the page. At the limit the whole capture takes about 2 s on a slow machine;
// their time grows faster than the page.
const LIBRARY_NODES = 20_000;
const LIBRARY_CHARS = 2_000_000;
// Where the page's JSON-LD holds so many times the words that were found, the page is built by a script that has not run.
const FALLBACK_TIMES = 2;

/**
 * The text of a page as Markdown and as plain text, one line a block; both well-formed Unicode without NUL. The page is
 * only read, and nothing of it runs. A page without words gives empty strings. The steps and their reasons are in
 * `README.md`.
 */
export function articleOf(page: Document, { scope, url, purify }: ArticleOptions): Article {
  const copy = scope === 'selection' ? workingCopyOfRanges(selectedRanges(page)) : workingCopyOf(page);
  const { body } = copy.document;
  const own = scope === 'article' ? siteTextOf(page, copy.document, url) : null;
  if (own) body.replaceChildren(...own.parts);
  markFormulas(body);
  const chosen = scope === 'article' && !own ? articleBlocks(page, copy, url) : everything(copy);
  const base = baseOf(copy.document, url);
  shortenOwnLinks(body, base, url);
  const notes = notesOf(body);
  keepNotes(body, notes, chosen.keep);
  const share = own ? null : keptShare(chosen, copy.unseen);
  keepOnly(body, chosen.keep);
  putHeads(chosen.heads);
  purify?.(body);
  const written = {
    from: own?.from ?? chosen.from,
    ...finished(writeBlocks(body, { base, notes })),
    keptShare: share,
  };
  const told = scope === 'article' && !own ? fallback(copy.document, written.words, purify) : null;
  return {
    scope,
    ...(told ?? written),
    cut: chosen.cut,
    hint: own?.hint ?? null,
  };
}

function articleBlocks(page: Document, copy: WorkingCopy, url: string): Chosen {
  const hints = pageHints(copy.document, url);
  const chosen = chosenOf(page, copy, url, hints);
  const thread = threadOf(copy.document, url, { ...chosen, hints });
  return { ...chosen, heads: thread ? keepPosts(thread, chosen.blocks, chosen.keep) : [] };
}

function chosenOf(
  page: Document,
  copy: WorkingCopy,
  url: string,
  hints: readonly number[],
): Omit<Chosen, 'heads'> {
  if (copy.cut || copy.nodes > LIBRARY_NODES || copy.chars > LIBRARY_CHARS) {
    const blocks = blocksOf(copy.document.body);
    return { blocks, keep: linearChoice(blocks), from: 'linear', cut: true };
  }
  const { blocks, witnesses, rows, floors } = measured(page, url, copy, hints);
  const choice = chosenBlocks(blocks, witnesses, rows.map(keepChance), floors);
  return { blocks, ...choice, cut: false };
}

function everything(copy: WorkingCopy): Chosen {
  const blocks = blocksOf(copy.document.body);
  return { blocks, keep: new Set(blocks.map(({ id }) => id)), from: 'linear', cut: copy.cut, heads: [] };
}

function fallback(
  copy: Document,
  words: number,
  purify: ArticleOptions['purify'],
): Pick<Article, 'from' | 'markdown' | 'text' | 'words' | 'keptShare'> | null {
  const told = jsonLdBody(copy);
  if (told === null || wordsIn(told) < FALLBACK_TIMES * Math.max(words, 25)) return null;
  const body = new DOMParser().parseFromString(told, 'text/html').body;
  purify?.(body);
  // A body of plain text has its paragraphs on lines, which HTML would join.
  if (body.childElementCount === 0) {
    const lines = (body.textContent ?? '').split(/\n+/).map((line) => {
      const paragraph = body.ownerDocument.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    });
    body.replaceChildren(...lines);
  }
  // What no script has written yet is no part of what a reader sees.
  return { from: 'json-ld', ...finished(writeBlocks(body, { base: '', notes: new Map() })), keptShare: null };
}

function finished({ markdown, text }: Written): Pick<Article, 'markdown' | 'text' | 'words'> {
  const clean = (raw: string) => wellFormed(raw).replaceAll('\0', '').replace(/\r\n?/g, '\n');
  return { markdown: clean(markdown), text: clean(text), words: wordsIn(text) };
}

function baseOf(copy: Document, url: string): string {
  const base = copy.querySelector('base[href]')?.getAttribute('href');
  try {
    return base ? new URL(base, url).href : url;
  } catch {
    return url;
  }
}

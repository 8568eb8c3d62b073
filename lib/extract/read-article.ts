import { wellFormed } from '@/lib/base/well-formed';
import type { Article } from '@/lib/model/extraction';
import { chosenBlocks } from './text/choose';
import { keepOnly } from './text/keep-only';
import { type Block, blocksOf, wordsIn } from './text/segment';
import { witnessesOf } from './text/witnesses';
import { workingCopyOf, workingCopyOfNodes } from './text/working-copy';
import { writeBlocks } from './text/write-blocks';
import type { Written } from './text/written';

/** What to read: the article alone, what the reader has selected, or everything on the page. */
export type ArticleOptions = { scope: Article['scope']; url: string };

/**
 * The text of a page as Markdown and as plain text, one line a block; both well-formed Unicode without NUL. The page is
 * only read, and nothing of it runs. A page without words gives empty strings.
 */
export function articleOf(page: Document, { scope, url }: ArticleOptions): Article {
  const copy = scope === 'selection' ? workingCopyOfNodes(selectedNodes(page)) : workingCopyOf(page);
  const { body } = copy.document;
  const blocks = blocksOf(body);
  const all = new Set(blocks.map(({ id }) => id));
  const choice =
    scope === 'article'
      ? chosenBlocks(blocks, witnessesOf(copy.document, url))
      : { keep: all, from: 'linear' };
  keepOnly(body, choice.keep);
  const written = writeBlocks(body, { base: baseOf(copy.document, url), notes: new Map() });
  return {
    scope,
    from: choice.from,
    ...finished(written),
    keptShare: keptShare(blocks, choice.keep),
    cut: copy.cut,
    hint: null,
  };
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

function keptShare(blocks: Block[], keep: Set<number>): number | null {
  let kept = 0;
  let all = 0;
  for (const { id, text } of blocks) {
    all += text.length;
    if (keep.has(id)) kept += text.length;
  }
  return all === 0 ? null : kept / all;
}

function selectedNodes(page: Document): Node[] {
  const selection = page.getSelection();
  const nodes: Node[] = [];
  for (let i = 0; selection && i < selection.rangeCount; i += 1) {
    nodes.push(...selection.getRangeAt(i).cloneContents().childNodes);
  }
  return nodes;
}

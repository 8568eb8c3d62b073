import { Lexer, type MarkedToken } from 'marked';

// A longer paragraph becomes plain text, because parsing its markup could take minutes.
const MAX_INLINE_LENGTH = 20_000;
// Matches lists and block quotes that are nested 12 levels or deeper.
const DEEP_NESTING = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){12}/m;

/** Parses a Markdown text into blocks. Returns null if its blocks are nested so deeply that parsing them could take minutes. */
export function parseMarkdownBlocks(markdown: string): MarkedToken[] | null {
  if (DEEP_NESTING.test(markdown)) return null;
  const lexer = new Lexer({ gfm: true });
  const blocks = lexer.blockTokens(markdown.replace(/\r\n|\r/g, '\n'), []);
  for (const { src, tokens } of lexer.inlineQueue) {
    if (src.length > MAX_INLINE_LENGTH) tokens.push({ type: 'text', raw: src, text: src });
    else lexer.inlineTokens(src, tokens);
  }
  // The cast is safe because no extension of marked is used, so every token is a `MarkedToken`.
  return blocks as MarkedToken[];
}

/**
 * Returns the HTML heading level of each heading of a captured text, from 3 to 6 and without skipping a level. The heading above the text
 * has level 2.
 */
export function getHeadingLevels(blocks: MarkedToken[]): Map<MarkedToken, number> {
  const levels = new Map<MarkedToken, number>();
  const openDepths: number[] = [];
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    while ((openDepths.at(-1) ?? 0) >= block.depth) openDepths.pop();
    openDepths.push(block.depth);
    levels.set(block, Math.min(6, 2 + openDepths.length));
  }
  return levels;
}

import { Lexer, type MarkedToken } from 'marked';

// Longer paragraphs than this are not written by people; parsing them could take minutes.
const MAX_INLINE_LENGTH = 20_000;
// Deeper lists and quotes are attacks or accidents; such a text is shown unparsed.
const DEEP_NESTING = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){12}/m;

/** The blocks of a Markdown text; null where it is nested so deeply that parsing it could hang. */
export function parseMarkdownBlocks(markdown: string): MarkedToken[] | null {
  if (DEEP_NESTING.test(markdown)) return null;
  const lexer = new Lexer({ gfm: true });
  const blocks = lexer.blockTokens(markdown.replace(/\r\n|\r/g, '\n'), []);
  for (const { src, tokens } of lexer.inlineQueue) {
    if (src.length > MAX_INLINE_LENGTH) tokens.push({ type: 'text', raw: src, text: src });
    else lexer.inlineTokens(src, tokens);
  }
  // No extension is in use, so there is no token but marked's own.
  return blocks as MarkedToken[];
}

/** The level of each top-level heading below a heading of level 2. No level is skipped, whatever the page did. */
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

const NAMED_CHARACTERS: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** A text with its character references decoded: `&amp;` becomes `&`. */
export const decodeCharacterReferences = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (reference, decimal, hex, name) => {
    if (name) return NAMED_CHARACTERS[String(name).toLowerCase()] ?? reference;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });

import { type Block, buildSentence, type PageModel, type Token } from './page-model.ts';
import type { Random } from './random.ts';

export const QUOTE_KINDS = [
  'sentence part',
  'whole block',
  'across blocks',
  'table row',
  'list item',
  'few words',
  'repeated passage',
  'similar passage',
] as const;
export type QuoteKind = (typeof QUOTE_KINDS)[number];

/** Marks the words of a quote in the page. Some kinds first add a second passage that is equal or similar. */
export function chooseQuote(page: PageModel, kind: QuoteKind, random: Random): void {
  if (kind === 'repeated passage' || kind === 'similar passage')
    addSecondPassage(page, random, kind === 'similar passage');
  else for (const token of chooseTokens(page, kind, random)) token.isQuoted = true;
}

function chooseTokens(
  page: PageModel,
  kind: Exclude<QuoteKind, 'repeated passage' | 'similar passage'>,
  random: Random,
): Token[] {
  const blocks = page.sections.flat();
  const pickTokens = (blockKind: Block['kind']): Token[] =>
    random.pick(blocks.filter((block) => block.kind === blockKind)).tokens;
  const pickPart = (length: number): Token[] => {
    const tokens = pickTokens('paragraph');
    const start = random.integer(Math.max(1, tokens.length - length + 1));
    return tokens.slice(start, start + length);
  };
  switch (kind) {
    case 'whole block':
      return pickTokens('paragraph');
    case 'table row':
      return pickTokens('row');
    case 'list item':
      return pickTokens('item');
    case 'across blocks': {
      const start = random.integer(20);
      const index = blocks.findIndex(
        (block, i) => i >= start && block.kind === 'paragraph' && blocks[i + 1]?.kind === 'paragraph',
      );
      return [...(blocks[index]?.tokens.slice(-8) ?? []), ...(blocks[index + 1]?.tokens.slice(0, 8) ?? [])];
    }
    case 'few words':
      return pickPart(page.script === 'chinese' ? 8 : 3);
    case 'sentence part':
      return pickPart((page.script === 'chinese' ? 16 : 7) + random.integer(12));
  }
}

// The same sentence, or one with another number, is in a paragraph of three other sections.
function addSecondPassage(page: PageModel, random: Random, isSimilar: boolean): void {
  const sentence = buildSentence(random, page.script, page.script === 'chinese' ? 18 : 9);
  const quotedSection = random.integer(page.sections.length);
  page.sections.forEach((section, index) => {
    if (index !== quotedSection && index % 2 === quotedSection % 2) return;
    const block = random.pick(section.filter(({ kind }) => kind === 'paragraph'));
    const words = isSimilar ? [`${random.integer(90) + 10} `, ...sentence] : sentence;
    const position = random.integer(block.tokens.length);
    block.tokens.splice(position, 0, ...words.map((text) => ({ text, isQuoted: index === quotedSection })));
  });
}

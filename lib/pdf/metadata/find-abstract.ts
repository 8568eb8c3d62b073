import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { cleanText } from '@/lib/extract/fields/clean-text';
import type { Block } from '../text/build-blocks';
import { collectVocabulary, joinLinePair } from '../text/join-lines';

const ABSTRACT_HEADING = createLengthLimitedRegExp(
  60,
  /^(?:\d\.?\s*)?(?:abstract|a b s t r a c t|summary|executive summary|synopsis|zusammenfassung|résumé|resumen|摘要|要旨|аннотация)\s*[.:—–-]?\s*$/iu,
);
const ABSTRACT_PREFIX =
  /^(?:abstract|summary|résumé|resumen|zusammenfassung)\s*(?:[.:—–]|-\s)+\s*(?=\S)|^abstract\s+(?=\p{Lu})/iu;
const END =
  /^(?:key\s?words?|index terms|ccs concepts|categories and subject|jel\b|msc\b|acm reference|\d{0,2}\.?\s*introduction|i\.\s+introduction|1\s+\p{Lu}|contents|article info|general terms|additional key)/iu;
const MAX_LENGTH = 6_000;

/**
 * Finds the abstract: the text below or after the word "Abstract" on the first pages, up to the next heading or the keywords. Without that
 * word, it is the paragraph before the introduction.
 */
export const findAbstract = (blocks: readonly Block[]): string | null =>
  findLabelledAbstract(blocks) ?? findTextBeforeIntroduction(blocks);

const INTRODUCTION = /^(?:(?:\d|I)\.?\s*)?introduction$/i;
const MIN_UNLABELLED_LENGTH = 200;

/** Returns the only long paragraph between the title and the heading "Introduction", or null. */
function findTextBeforeIntroduction(blocks: readonly Block[]): string | null {
  const end = blocks.findIndex(({ kind, text }) => kind === 'heading' && INTRODUCTION.test(text));
  const paragraphs = blocks
    .slice(0, Math.max(0, end))
    .filter(({ kind, text }) => kind === 'paragraph' && text.length >= MIN_UNLABELLED_LENGTH);
  const [paragraph] = paragraphs;
  const isProse =
    paragraph !== undefined && /^\p{Lu}/u.test(paragraph.text) && /[.!?]\s\p{Lu}/u.test(paragraph.text);
  return isProse && paragraphs.length === 1 ? cleanText(paragraph.text, MAX_LENGTH) : null;
}

function findLabelledAbstract(blocks: readonly Block[]): string | null {
  const start = blocks.findIndex(({ text }) => ABSTRACT_HEADING.test(text) || ABSTRACT_PREFIX.test(text));
  const firstBlock = blocks[start];
  if (!firstBlock) return null;
  const parts = ABSTRACT_HEADING.test(firstBlock.text)
    ? []
    : [{ ...firstBlock, text: firstBlock.text.replace(ABSTRACT_PREFIX, '') }];
  for (const block of blocks.slice(start + 1)) {
    if (END.test(block.text) || (block.kind === 'heading' && parts.length > 0) || block.kind === 'footnote')
      break;
    const previous = parts.at(-1);
    if (previous && !continuesAbstract(block, previous)) break;
    parts.push(block);
  }
  // A word can be divided between two columns.
  const vocabulary = collectVocabulary(blocks.map(({ text }) => text));
  const text = parts.reduce((joined, part) => joinLinePair(joined, part.text, vocabulary), '');
  const abstract = cleanText(removeKeywords(text), MAX_LENGTH);
  return abstract.length >= 40 ? abstract : null;
}

// A structured abstract has several paragraphs, which begin with words such as "Methods".
const continuesAbstract = (block: Block, previous: Block): boolean =>
  /^(?:background|objectives?|aims?|methods?|results?|findings?|conclusions?|interpretation|purpose|design|importance|setting)\b/i.test(
    block.text,
  ) ||
  (!/[.!?]["”)]?$/.test(previous.text) && Math.abs(block.size - previous.size) < 0.6);

function removeKeywords(text: string): string {
  const start = text.search(/\b(?:key\s?words|index terms)\s*[:—–-]/i);
  return start > 40 ? text.slice(0, start) : text;
}

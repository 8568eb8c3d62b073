import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { cleanText } from '@/lib/extract/fields/clean-text';
import type { Block } from '../text/build-blocks';
import { collectVocabulary, joinLinePair } from '../text/join-lines';

const ABSTRACT_HEADING = createLengthLimitedRegExp(
  60,
  /^(?:\d\.?\s*)?(?:abstract|a b s t r a c t|summary|executive summary|synopsis|zusammenfassung|résumé|resumen|摘\s?要|提要|要旨|概要|초록|요약|аннотация|(?:ال)?(?:ملخص|مستخلص)(?: البحث)?|תקציר|תמצית)\s*[.:—–-]?\s*$/iu,
);
const ABSTRACT_PREFIX =
  /^(?:(?:abstract|summary|résumé|resumen|zusammenfassung|(?:ال)?ملخص|תקציר)\s*(?:[.:—–]|-\s)+|[［【[]?(?:摘\s?要|提要|要旨|概要|초록|요약)\s?[:：\]】］]+)\s*(?=\S)/iu;
// The case of the next letter matters: "Executive summary of the fifth report" is a title.
const ABSTRACT_WORD = /^(?:[Aa]bstract|ABSTRACT|[Ee]xecutive [Ss]ummary|EXECUTIVE SUMMARY)\s+(?=\p{Lu})/u;
// Labels and run-in headings, which have text after them.
const END_LABEL =
  /^(?:key\s?words?|schlüsselwörter|schlagwörter|mots[- ]clés|palabras clave|parole chiave|关键[词字]|關鍵[詞字]|キーワード|주제어|(?:ال)?كلمات (?:ال)?مفتاحية|מילות מפתח|index terms|ccs concepts|categories and subject|jel\b|msc\s*[\d(:c]|acm reference|(?:\d{1,2}\.?|i\.)\s*introduction|article info|general terms|additional key)/iu;
// Such words also begin lines of a text: "introduction of the gauge", "1 Million".
const END_HEADING = /^(?:introduction|contents)\b/iu;
// It can also be the first part of an abstract.
const RUN_IN_INTRODUCTION = /^introduction\s*[.:—–]/iu;
const FIRST_SECTION = /^1\.?\s+\p{Lu}/u;
const MAX_HEADING_LENGTH = 60;
const MAX_LENGTH = 6_000;

/**
 * Finds the abstract: the text below or after the word "Abstract" on the first pages, up to the next heading or the keywords. Without that
 * word, it is the paragraph before the introduction.
 */
export const findAbstract = (blocks: readonly Block[]): string | null =>
  findLabelledAbstract(blocks) ?? findTextBeforeIntroduction(blocks);

/** Finds the abstract of a thesis, which has a page of its own after the title, below the word "Abstract". */
export function findAbstractPage(blocks: readonly Block[]): string | null {
  const start = blocks.findIndex(({ text }) => ABSTRACT_HEADING.test(text));
  if (start === -1) return null;
  const paragraphs: string[] = [];
  for (const { kind, text } of blocks.slice(start + 1)) {
    const isNextPart =
      kind === 'heading' && !ABSTRACT_PART.test(text) && (paragraphs.length > 0 || SECTION_NUMBER.test(text));
    if (isEnd({ kind, text }) || isNextPart || kind === 'footnote') break;
    if (isParagraph(kind)) paragraphs.push(text);
  }
  const text = removeKeywords(paragraphs.join('\n\n'));
  return text.length >= MIN_UNLABELLED_LENGTH ? text.slice(0, MAX_LENGTH) : null;
}

function isEnd({ kind, text }: Pick<Block, 'kind' | 'text'>): boolean {
  if (END_LABEL.test(text)) return true;
  const isHeading = kind === 'heading' || text.length < MAX_HEADING_LENGTH;
  return isHeading && (END_HEADING.test(text) || FIRST_SECTION.test(text));
}

const SECTION_NUMBER = /^\d{1,2}(?:\.\d{1,2})*\.?\s/;

const isParagraph = (kind: Block['kind']): boolean => kind === 'paragraph' || kind === 'unmarked-item';

const INTRODUCTION =
  /^(?:(?:\d|I)\.?\s*)?(?:introduction|einleitung|einführung|introducción|introdução|introduzione|inleiding|inledning|wprowadzenie|wstęp|введение|引言|はじめに)$/iu;
const MIN_UNLABELLED_LENGTH = 200;

/** Returns the only long paragraph between the title and the heading "Introduction", or null. */
function findTextBeforeIntroduction(blocks: readonly Block[]): string | null {
  const end = blocks.findIndex(({ kind, text }) => kind === 'heading' && INTRODUCTION.test(text));
  const paragraphs = blocks
    .slice(0, Math.max(0, end))
    .filter(({ kind, text }) => isParagraph(kind) && text.length >= MIN_UNLABELLED_LENGTH);
  const [paragraph] = paragraphs;
  const isProse =
    paragraph !== undefined && /^\p{Lu}/u.test(paragraph.text) && /[.!?]\s\p{Lu}/u.test(paragraph.text);
  return isProse && paragraphs.length === 1 ? cleanText(paragraph.text, MAX_LENGTH) : null;
}

function findLabelledAbstract(blocks: readonly Block[]): string | null {
  const start = blocks.findIndex((block) => ABSTRACT_HEADING.test(block.text) || hasAbstractPrefix(block));
  const firstBlock = blocks[start];
  if (!firstBlock) return null;
  const parts = ABSTRACT_HEADING.test(firstBlock.text)
    ? []
    : [{ ...firstBlock, text: firstBlock.text.replace(ABSTRACT_PREFIX, '').replace(ABSTRACT_WORD, '') }];
  for (const block of blocks.slice(start + 1)) {
    const isNextPart = block.kind === 'heading' || RUN_IN_INTRODUCTION.test(block.text);
    if (isEnd(block) || (isNextPart && parts.length > 0) || block.kind === 'footnote') break;
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

const hasAbstractPrefix = ({ kind, text }: Block): boolean =>
  ABSTRACT_PREFIX.test(text) || (kind !== 'heading' && ABSTRACT_WORD.test(text));

// A structured abstract has several paragraphs, which begin with words such as "Methods".
const ABSTRACT_PART =
  /^(?:background|objectives?|aims?|methods?|results?|findings?|conclusions?|interpretation|purpose|design|importance|setting)\b/i;
const continuesAbstract = (block: Block, previous: Block): boolean =>
  ABSTRACT_PART.test(block.text) ||
  (!/[.!?]["”)]?$/.test(previous.text) && Math.abs(block.size - previous.size) < 0.6);

function removeKeywords(text: string): string {
  const start = text.search(/\b(?:key\s?words|index terms)\s*[:—–-]/i);
  return start > 40 ? text.slice(0, start) : text;
}

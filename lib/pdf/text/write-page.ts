import { normalizeText } from '@/lib/base/normalize-text';
import type { TextBlock } from './lay-out-pages';

/** The text of one page as Markdown and without markup, normalised for a snapshot. */
export type WrittenPage = { number: number; markdown: string; text: string };

/** Writes the blocks of a page. `headingSizes` are the sizes of headings in the document, the largest first. */
export function writePage(
  number: number,
  blocks: readonly TextBlock[],
  headingSizes: readonly number[],
): WrittenPage {
  return {
    number,
    markdown: blocks.map((block) => writeBlock(block, headingSizes)).join('\n\n'),
    text: normalizeText(
      blocks.map(({ kind, text }) => (kind === 'table' ? text.replaceAll(' | ', ' ') : text)).join('\n'),
    ),
  };
}

function writeBlock({ kind, text, size }: TextBlock, headingSizes: readonly number[]): string {
  switch (kind) {
    case 'heading':
      return `${'#'.repeat(findLevel(text, size, headingSizes))} ${escapeMarkdown(text)}`;
    case 'list-item':
      return writeListItem(text);
    case 'unmarked-item':
      return `- ${escapeMarkdown(text)}`;
    case 'table':
      return writeTable(text);
    case 'caption':
      return `*${escapeMarkdown(text)}*`;
    case 'footnote':
    case 'paragraph':
      return escapeMarkdown(text);
  }
}

/** Returns the level of a heading: by its number ("2.1"), otherwise by its size. */
function findLevel(text: string, size: number, headingSizes: readonly number[]): number {
  const number = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s/.exec(text)?.[1];
  if (number) return Math.min(number.split('.').length + 1, 6);
  const rank = headingSizes.findIndex((other) => size >= other - 0.3);
  return Math.min((rank === -1 ? headingSizes.length : rank) + 1, 4);
}

function writeListItem(text: string): string {
  const bullet = /^[•◦▪‣●○■–—*·−-]\s*/.exec(text)?.[0];
  if (bullet !== undefined) return `- ${escapeMarkdown(text.slice(bullet.length))}`;
  const number = /^(\d{1,3})[.)]\s+/.exec(text);
  return number ? `${number[1]}. ${escapeMarkdown(text.slice(number[0].length))}` : escapeMarkdown(text);
}

function writeTable(text: string): string {
  const rows = text.split('\n').map((row) => row.split(' | ').map(escapeMarkdown));
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map(
    (row) => `| ${[...row, ...Array<string>(width - row.length).fill('')].join(' | ')} |`,
  );
  lines.splice(1, 0, `|${' --- |'.repeat(width)}`);
  return lines.join('\n');
}

// A number at the start of a block would begin a list (CommonMark 0.31, sections 2.4 and 5.2). Only punctuation can be escaped.
const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/^(?:#{1,6}|[-+])\s/, '\\$&')
    .replace(/^\d+(?=[.)]\s)/, '$&\\');

import { toWellFormed } from '@/lib/base/to-well-formed';
import type { Article } from '@/lib/record/schema/extraction';
import { countWords } from './count-characters';
import type { MarkdownAndText } from './markdown/markdown-and-text';

/** Removes characters that databases and files cannot contain from a written text, and counts its words. */
export function finalizeText({
  markdown,
  text,
}: MarkdownAndText): Pick<Article, 'markdown' | 'text' | 'words'> {
  const clean = (writtenText: string) =>
    toWellFormed(writtenText).replaceAll('\0', '').replace(/\r\n?/g, '\n');
  return { markdown: clean(markdown), text: clean(text), words: countWords(text) };
}

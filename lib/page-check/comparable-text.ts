import { COUNTER, LABEL_LINE, RELATED_HEADING, RELATIVE_TIME } from './noise-expressions';

/** A line of a captured text, and the key by which it is compared. */
export type ComparableLine = { key: string; text: string };

/**
 * A captured text with its Markdown, in which links can be recognised. `unsureLines` are lines of the page that the capture left out
 * although they may belong to the text.
 */
export type CapturedText = { text: string; markdown: string; unsureLines?: string[] | undefined };

// In characters. Lines such as "Updated 3 minutes ago · 5 min read" are short and are not sentences.
const MAX_CAPTION_LENGTH = 90;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]?$/u;
// A list of links is left out only if most of the text is something else.
const MAX_LINK_SHARE = 0.5;

/**
 * Lists the lines of two captures of a page in which they are compared. Leaves out what changes at every visit: counters, relative times,
 * advertisement labels, and lists of links to other pages. Also leaves out a line that the page had at both visits, although only one
 * capture includes it. Different forms of quotation marks, dashes and spaces are equal.
 */
export function listComparableLines(
  before: CapturedText,
  after: CapturedText,
): [before: ComparableLine[], after: ComparableLine[]] {
  const listLines = (capture: CapturedText, { unsureLines = [] }: CapturedText) => {
    const unsureKeys = new Set(unsureLines.map((line) => buildKey(line)));
    return listLinesWithoutNoise(capture).filter(({ key }) => !unsureKeys.has(key));
  };
  return [listLines(before, after), listLines(after, before)];
}

function listLinesWithoutNoise({ text, markdown }: CapturedText): ComparableLine[] {
  const lines = text.split('\n').map((line) => ({ key: buildKey(line), text: line }));
  const linkKeys = listLinkKeys(markdown);
  const titleKey = findTitleKey(markdown);
  if (titleKey !== null && lines.slice(0, MAX_LINES_ABOVE_TITLE + 1).some(({ key }) => key === titleKey))
    lines.splice(
      lines.findIndex(({ key }) => key === titleKey),
      1,
    );
  const linkLines = lines.filter(({ key }) => linkKeys.has(key));
  const isLinkList = linkLines.length > lines.length * MAX_LINK_SHARE;
  return dropRelatedLists(isLinkList ? lines : lines.filter(({ key }) => !linkKeys.has(key))).filter(
    ({ key }) => key !== '',
  );
}

/** Returns whether two captures have the same text, apart from what changes at every visit. */
export function isSameText(before: CapturedText, after: CapturedText): boolean {
  if (before.text === after.text) return true;
  const [a, b] = listComparableLines(before, after);
  return a.length === b.length && a.every(({ key }, index) => key === b[index]?.key);
}

/** Returns the key of a line, which is empty if the line has only what changes at every visit. */
function buildKey(line: string): string {
  const normalized = unifyCharacters(line);
  if (!isCaption(normalized)) return normalized;
  if (LABEL_LINE.test(normalized)) return '';
  const remaining = normalized.replace(RELATIVE_TIME, ' ').replace(COUNTER, ' ');
  return /[\p{L}\p{N}]/u.test(remaining) ? unifyCharacters(remaining.replace(/[·|•–,;:]/gu, ' ')) : '';
}

/** Whether a line is short and no sentence, such as a byline, a label or a heading. */
const isCaption = (line: string): boolean => line.length <= MAX_CAPTION_LENGTH && !SENTENCE_END.test(line);

const unifyCharacters = (line: string): string =>
  line
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

// The title is compared apart, and not every capture of a page has it.
const MAX_LINES_ABOVE_TITLE = 2;

/** Returns the key of the title, which is a heading of the first level at the beginning. Returns null if there is none. */
function findTitleKey(markdown: string): string | null {
  const firstLines = markdown
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MAX_LINES_ABOVE_TITLE + 1);
  const title = firstLines.find((line) => line.startsWith('# '));
  return title === undefined ? null : buildKey(removeMarkup(title.slice(2)));
}

const removeMarkup = (markdown: string): string => markdown.replace(/[*_`\\]/g, '').trim();

// A line that has only a link, possibly after a label such as "Read more:". It is an item of a list, a heading or a paragraph.
const LINK_LINE = /^[\s>#+\d.-]*(\p{L}[\p{L} ]{0,29}: ?)?\[([^\]]+)\]\([^)]*\)[\s.]*$/u;

const listLinkKeys = (markdown: string): Set<string> =>
  new Set(
    markdown.split('\n').flatMap((line) => {
      const match = LINK_LINE.exec(removeMarkup(line));
      return match ? [buildKey(`${match[1] ?? ''}${match[2]}`)] : [];
    }),
  );

// The maximum number of lines below a heading such as "Related articles".
const MAX_RELATED_LINES = 12;

/** Leaves out headings such as "Related articles" with the titles and teasers below them. */
function dropRelatedLists(lines: ComparableLine[]): ComparableLine[] {
  let remainingCount = 0;
  return lines.filter(({ key }) => {
    if (RELATED_HEADING.test(key)) {
      remainingCount = MAX_RELATED_LINES;
      return false;
    }
    if (!isCaption(key)) remainingCount = 0;
    if (remainingCount === 0) return true;
    remainingCount -= 1;
    return false;
  });
}

import { COUNTER, LABEL_LINE, RELATED_HEADING, RELATIVE_TIME } from './noise-expressions';

/**
 * A line of a captured text, and the key by which it is compared. A line is optional if the other page has it too, but its capture left
 * it out. It counts neither as added nor as removed.
 */
export type ComparableLine = { key: string; text: string; isOptional: boolean };

type KeyedLine = Omit<ComparableLine, 'isOptional'>;

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
 * advertisement labels, and lists of links. Different forms of quotation marks, dashes and spaces are equal.
 */
export function listComparableLines(
  before: CapturedText,
  after: CapturedText,
): [before: ComparableLine[], after: ComparableLine[]] {
  const listLines = (capture: CapturedText, { unsureLines = [] }: CapturedText): ComparableLine[] => {
    const unsureKeys = new Set(unsureLines.map((line) => buildKey(line)));
    return listLinesWithoutNoise(capture).map((line) => ({ ...line, isOptional: unsureKeys.has(line.key) }));
  };
  return [listLines(before, after), listLines(after, before)];
}

function listLinesWithoutNoise({ text, markdown }: CapturedText): KeyedLine[] {
  const lines = text.split('\n').map((line) => ({ key: buildKey(line), text: line }));
  const titleKey = findTitleKey(markdown);
  const titleIndex = lines.slice(0, MAX_LINES_ABOVE_TITLE + 1).findIndex(({ key }) => key === titleKey);
  if (titleIndex !== -1) lines.splice(titleIndex, 1);
  const otherLines = dropLinkLines(lines, markdown, titleIndex === -1 ? null : titleKey);
  const isLinkList = lines.length - otherLines.length > lines.length * MAX_LINK_SHARE;
  return dropRelatedLists(isLinkList ? lines : otherLines).filter(({ key }) => key !== '');
}

/** Returns whether two captures have the same text, apart from what changes at every visit. */
export function isSameText(before: CapturedText, after: CapturedText): boolean {
  if (before.text === after.text) return true;
  const [a, b] = listComparableLines(before, after);
  let [indexInA, indexInB] = [0, 0];
  while (indexInA < a.length || indexInB < b.length) {
    const [lineOfA, lineOfB] = [a[indexInA], b[indexInB]];
    if (lineOfA && lineOfA.key === lineOfB?.key) {
      indexInA += 1;
      indexInB += 1;
    } else if (lineOfA?.isOptional) indexInA += 1;
    else if (lineOfB?.isOptional) indexInB += 1;
    else return false;
  }
  return true;
}

/** Returns the key of a line, which is empty if the line has only what changes at every visit. */
function buildKey(line: string): string {
  const normalized = unifyCharacters(line);
  if (!isCaption(normalized)) return normalized;
  if (LABEL_LINE.test(normalized)) return '';
  const remaining = normalized.replace(RELATIVE_TIME, ' ').replace(COUNTER, ' ');
  return /[\p{L}\p{N}]/u.test(remaining) ? unifyCharacters(remaining.replace(/[·|•–,;:]/gu, ' ')) : '';
}

/** Whether a line is short and not a sentence, such as a byline, a label or a heading. */
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

// The title is compared separately, and not every capture of a page has it.
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

/**
 * Leaves out the lines that have only a link. The words of a link, such as an entry of a table of contents, may occur again as a
 * heading, which stays: of several lines with the same words, those are left out that are links in the Markdown. `titleKey` is the key
 * of the title if `lines` no longer contains it, otherwise null.
 */
function dropLinkLines(lines: readonly KeyedLine[], markdown: string, titleKey: string | null): KeyedLine[] {
  const linksByKey = new Map<string, boolean[]>();
  let isTitleSkipped = false;
  for (const line of markdown.split('\n')) {
    const { key, isLink } = readMarkdownLine(line);
    if (key === '') continue;
    if (key === titleKey && !isLink && !isTitleSkipped) {
      isTitleSkipped = true;
      continue;
    }
    const areLinks = linksByKey.get(key);
    if (areLinks) areLinks.push(isLink);
    else linksByKey.set(key, [isLink]);
  }
  const counts = new Map<string, number>();
  return lines.filter(({ key }) => {
    const areLinks = linksByKey.get(key);
    if (!areLinks) return true;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return !(areLinks[count] ?? areLinks.every(Boolean));
  });
}

function readMarkdownLine(line: string): { key: string; isLink: boolean } {
  const words = removeMarkup(line);
  const link = LINK_LINE.exec(words);
  if (link) return { key: buildKey(`${link[1] ?? ''}${link[2]}`), isLink: true };
  return { key: buildKey(words.replace(LINE_MARKER, '').replace(LINK, '$1')), isLink: false };
}

const LINE_MARKER = /^(?:>\s*)*(?:#{1,6}\s+|[-+]\s+|\d{1,9}[.)]\s+)?/;
const LINK = /\[([^[\]]*)\]\([^()]*\)/g;

// The maximum number of lines below a heading such as "Related articles".
const MAX_RELATED_LINES = 12;

/** Leaves out headings such as "Related articles" with the titles and teasers below them. */
function dropRelatedLists(lines: KeyedLine[]): KeyedLine[] {
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

/**
 * Returns the beginning of a Markdown text with at most `maxLength` UTF-16 code units. If the beginning ends within a code block, the
 * closing fence is added to it. The text is cut after a block. If that would leave less than half of `maxLength`, it is cut after a line,
 * or else after a word that is not within a link, or else anywhere.
 */
export function truncateMarkdown(markdown: string, maxLength: number): string {
  if (markdown.length <= maxLength) return markdown;
  const start = markdown.slice(0, maxLength + 1);
  const end = findEnd(start);
  const text = removeHalfSurrogatePair(start.slice(0, end)).trimEnd();
  const openFence = findOpenFence(text);
  return openFence === null ? text : `${text}\n${openFence}`;
}

function findEnd(text: string): number {
  const minLength = text.length / 2;
  const ends = [text.lastIndexOf('\n\n'), text.lastIndexOf('\n'), findEndOfWord(text)];
  return ends.find((end) => end >= minLength) ?? text.length - 1;
}

// Half a surrogate pair at the end would be displayed as a replacement character.
const removeHalfSurrogatePair = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, '');

/** Returns the index of the last space that is not within a link, or -1. */
function findEndOfWord(text: string): number {
  const lastOpening = text.lastIndexOf('[');
  const isWithinLink = lastOpening !== -1 && !COMPLETE_LINK.test(text.slice(lastOpening));
  return (isWithinLink ? text.slice(0, lastOpening) : text).lastIndexOf(' ');
}

const COMPLETE_LINK = /^\[[^\]]*\](?:\([^)]*\)|[^(]|$)/;

/** Returns the fence of a code block that is not closed, or null. */
function findOpenFence(text: string): string | null {
  let openFence: string | null = null;
  for (const [fence = ''] of text.matchAll(/^(?:`{3,}|~{3,})/gm)) {
    if (openFence === null) openFence = fence;
    else if (fence.startsWith(openFence)) openFence = null;
  }
  return openFence;
}

// The longest part of a text that is searched for marks. It has room for the address of a link.
const MAX_SEARCHED_LENGTH = 2_000;

/**
 * Returns the first `length` characters of a text without the marks of links, emphasis and code in inline Markdown, so that they can be
 * shown as one line. Knows only the common notations, because a complete parser is too large for the list of sources.
 */
export function stripInlineMarkup(text: string, length: number): string {
  const withoutLinks = text.slice(0, MAX_SEARCHED_LENGTH).replace(LINK, '$1');
  // Emphasis can be inside strong text or a link.
  return withoutLinks
    .replace(CODE, '$1')
    .replace(STRONG, '$2')
    .replace(UNDERSCORES, '$1')
    .replace(EMPHASIS, '$1')
    .slice(0, length);
}

// An address may contain brackets in pairs.
const LINK = /\[([^\][\n]{1,300})\]\(https?:(?:[^\s()]|\([^\s()]{0,200}\)){1,2000}\)/g;
const CODE = /`(?=\S)([^`\n]{1,300}?)(?<=\S)`/g;
// Marks between Latin letters or digits are powers or names, such as in `2**3**4`. Chinese has no spaces beside strong text.
const STRONG = /(?<!\w)(\*\*|~~)(?=\S)([^`~\n]{1,300}?)(?<=\S)\1(?!\w)/g;
const UNDERSCORES = /(?<![\p{L}\p{N}_])__(?=\S)([^`~\n]{1,300}?)(?<=\S)__(?![\p{L}\p{N}_])/gu;
const EMPHASIS = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;

// Only this many code units of a text are searched for marks. This is enough for a long URL of a link.
const MAX_SEARCHED_LENGTH = 2_000;

/**
 * Returns the first `length` code units of a text, without the marks of links, emphasis and code in inline Markdown, to show it as one
 * line. Supports only the common notations, because a complete parser is too large for the list of sources.
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

// The URL of a link may contain pairs of parentheses.
const LINK = /\[([^\][\n]{1,300})\]\(https?:(?:[^\s()]|\([^\s()]{0,200}\)){1,2000}\)/g;
const CODE = /`(?=\S)([^`\n]{1,300}?)(?<=\S)`/g;
// Marks beside Latin letters or digits are powers or names, as in `2**3**4`. Beside other letters they are marks, because Chinese has no
// spaces beside strong text.
const STRONG = /(?<!\w)(\*\*|~~)(?=\S)([^`~\n]{1,300}?)(?<=\S)\1(?!\w)/g;
const UNDERSCORES = /(?<![\p{L}\p{N}_])__(?=\S)([^`~\n]{1,300}?)(?<=\S)__(?![\p{L}\p{N}_])/gu;
const EMPHASIS = /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;

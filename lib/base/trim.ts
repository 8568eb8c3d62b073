/**
 * A text without the given characters at its end. A loop, because a search with `/[…]+$/` starts again at every
 * character: its time grows with the square of the text. `characters` holds single UTF-16 code units.
 */
export function trimCharactersAtEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/**
 * A text on one line: `separator` replaces each line end and the white space around it. Lines of
 * white space between others are dropped. An expression would start again at every space before a line end.
 */
export function joinLines(text: string, separator: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  if (last === 0) return text;
  return lines
    .map((line, index) => (index === 0 ? line.trimEnd() : index === last ? line.trimStart() : line.trim()))
    .filter((line, index) => line !== '' || index === 0 || index === last)
    .join(separator);
}

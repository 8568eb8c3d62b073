/**
 * Removes the given characters from the end of a string. Each code unit of `characters` is one of them. Uses a loop, because the time
 * of the regular expression `/[…]+$/` grows with the square of the string length.
 */
export function trimCharactersAtEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/**
 * Joins the lines of a string: replaces each line end and the white space around it by `separator`, and removes blank lines within
 * the text. The time of an equivalent regular expression would grow with the square of the string length.
 */
export function joinLines(text: string, separator: string): string {
  const lines = text.split('\n');
  const lastIndex = lines.length - 1;
  if (lastIndex === 0) return text;
  return lines
    .map((line, index) =>
      index === 0 ? line.trimEnd() : index === lastIndex ? line.trimStart() : line.trim(),
    )
    .filter((line, index) => line !== '' || index === 0 || index === lastIndex)
    .join(separator);
}

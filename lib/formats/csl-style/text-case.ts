// The words that are in lower case in a title in title case, unless they are the first or the last word, or follow a colon.
const SMALL_WORDS = new Set(
  'a an and as at but by down for from in into nor of on onto or over so the till to up via with yet à'.split(
    ' ',
  ),
);

/** Changes the case of a string. `textCase` is the value of `text-case` in CSL. The value `title` applies only if `isEnglish`. */
export function applyTextCase(text: string, textCase: string, isEnglish: boolean): string {
  switch (textCase) {
    case 'lowercase':
      return text.toLowerCase();
    case 'uppercase':
      return text.toUpperCase();
    case 'capitalize-first':
      return capitalizeFirst(text);
    case 'capitalize-all':
      return text.replace(/[^\s]+/g, capitalizeFirst);
    case 'sentence':
      return isUpperCase(text) ? capitalizeFirst(text.toLowerCase()) : capitalizeFirst(text);
    case 'title':
      return isEnglish ? toTitleCase(text) : text;
    default:
      return text;
  }
}

const isUpperCase = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();

/** Capitalises the first letter if the first word is in lower case. Quotation marks and brackets before the word are skipped. */
function capitalizeFirst(text: string): string {
  const start = text.search(/[^\s"'“”‘’([{-]/);
  if (start === -1) return text;
  const [first = ''] = text.slice(start);
  const word = text.slice(start).split(/\s/, 1)[0] ?? '';
  if (word !== word.toLowerCase()) return text;
  return text.slice(0, start) + first.toUpperCase() + text.slice(start + first.length);
}

function toTitleCase(text: string): string {
  const words = (isUpperCase(text) ? text.toLowerCase() : text).split(/(\s+)/);
  const lastIndex = words.length - 1;
  const firstIndex = words.findIndex((word) => /[\p{L}\p{N}]/u.test(word));
  return words
    .map((word, index) => {
      const isFirst =
        firstIndex === -1 || index <= firstIndex || /[:?!.—–]["”’]?$/.test(words[index - 2] ?? '');
      const isSmall = SMALL_WORDS.has(word) && !isFirst && index !== lastIndex;
      return isSmall
        ? word
        : word
            .split(/([-—–/])/)
            .map(capitalizeFirst)
            .join('');
    })
    .join('');
}

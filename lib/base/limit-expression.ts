/** A regular expression that is not run on long texts. A longer text has no match, is not split and is not changed. */
export type LimitedExpression = {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  replace(text: string, replacement: string): string;
  split(text: string): string[];
};

/**
 * Limits a regular expression to texts of at most `maxLength` UTF-16 code units. It is for expressions whose time grows
 * faster than the text; `npm run expressions` measures them at that length. `pattern` may have the flag `g` or `y` only if
 * it is used for `replace` or `split` alone.
 */
export function limitExpression(maxLength: number, pattern: RegExp): LimitedExpression {
  const isShort = (text: string) => text.length <= maxLength;
  return {
    test: (text) => isShort(text) && pattern.test(text),
    exec: (text) => (isShort(text) ? pattern.exec(text) : null),
    replace: (text, replacement) => (isShort(text) ? text.replace(pattern, replacement) : text),
    split: (text) => (isShort(text) ? text.split(pattern) : [text]),
  };
}

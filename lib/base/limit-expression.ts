/** A regular expression that reads only short texts. A longer text has no match, is not split and stays as it is. */
export type LimitedExpression = {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  replace(text: string, replacement: string): string;
  split(text: string): string[];
};

/**
 * Limits the texts that an expression reads to `maxLength` UTF-16 code units, where its time grows faster than the text
 * and no scan says the same as plainly. `npm run expressions` measures it at that length. `pattern` has no flag `y` or
 * `g` unless it is used for `replace` or `split` alone.
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

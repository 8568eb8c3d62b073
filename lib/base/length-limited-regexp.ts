/** A regular expression that does not run on strings above a maximum length. `createLengthLimitedRegExp` says what the methods return. */
export type LengthLimitedRegExp = {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  replace(text: string, replacement: string): string;
  split(text: string): string[];
};

/**
 * Limits a regular expression to strings of at most `maxLength` UTF-16 code units, because an expression with superlinear time could
 * run for minutes on untrusted text. For a longer string, `test` returns false, `exec` returns null, `replace` returns the string
 * unchanged, and `split` returns a list with the whole string. `npm run expressions` measures the time at `maxLength`. With the flag
 * `g` or `y`, only `replace` and `split` may be used, because `test` and `exec` would continue at `lastIndex`.
 */
export function createLengthLimitedRegExp(maxLength: number, pattern: RegExp): LengthLimitedRegExp {
  const isShort = (text: string) => text.length <= maxLength;
  return {
    test: (text) => isShort(text) && pattern.test(text),
    exec: (text) => (isShort(text) ? pattern.exec(text) : null),
    replace: (text, replacement) => (isShort(text) ? text.replace(pattern, replacement) : text),
    split: (text) => (isShort(text) ? text.split(pattern) : [text]),
  };
}

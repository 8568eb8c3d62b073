/** The text as well-formed Unicode: every lone surrogate becomes U+FFFD. */
export function toWellFormed(text: string): string {
  // Firefox and Chrome of the supported versions have the method; TypeScript's ES2022 library does not know it yet.
  const nativeMethod = (text as { toWellFormed?: () => string }).toWellFormed;
  return nativeMethod ? nativeMethod.call(text) : text.replace(LONE_SURROGATE, '\ufffd');
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

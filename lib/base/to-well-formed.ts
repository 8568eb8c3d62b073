/** Replaces every lone surrogate of a string by U+FFFD. */
export function toWellFormed(text: string): string {
  // All supported browsers have the method, but TypeScript's ES2022 library does not declare it.
  const nativeMethod = (text as { toWellFormed?: () => string }).toWellFormed;
  return nativeMethod ? nativeMethod.call(text) : text.replace(LONE_SURROGATE, '\ufffd');
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

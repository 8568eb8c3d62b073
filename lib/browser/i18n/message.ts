import { browser } from 'wxt/browser';
import type en from '@/public/_locales/en/messages.json';

/** The key of a message in `public/_locales`. */
export type MessageKey = keyof typeof en;

/**
 * Returns a message in the language of the browser, with `$1`, `$2` … replaced in order. If the message is missing, returns its key,
 * so that the reader and the tests see that something is missing.
 */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String)) || key;
}

let readerLanguage: string | null = null;

/** Returns the language of the browser as a BCP 47 tag, such as `en-US`. It is read once, because each reading waits for the browser. */
export function getReaderLanguage(): string {
  readerLanguage ??= browser.i18n.getUILanguage();
  return readerLanguage;
}

let pluralRules: Intl.PluralRules | null = null;

function getPluralForm(count: number): 'one' | 'other' {
  pluralRules ??= new Intl.PluralRules(getReaderLanguage());
  return pluralRules.select(count) === 'one' ? 'one' : 'other';
}

/** Returns the singular (`_one`) or plural (`_other`) form of a message, by the rules of the language. `$1` is the count. */
export function tCount<K extends string>(
  key: `${K}_other` extends MessageKey ? K : never,
  count: number,
  ...substitutions: (string | number)[]
): string {
  return t(
    `${key}_${getPluralForm(count)}` as MessageKey,
    count.toLocaleString(getReaderLanguage()),
    ...substitutions,
  );
}

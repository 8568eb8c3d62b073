import { browser } from 'wxt/browser';
import type en from '@/public/_locales/en/messages.json';

/** The key of a message in `public/_locales`. */
export type MessageKey = keyof typeof en;

/**
 * Returns a message in the language of the browser. The substitutions replace `$1`, `$2` …. Returns the key if the message is missing, so
 * that the fault is visible to readers and tests.
 */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String)) || key;
}

let readerLanguage: string | null = null;

/** Returns the language of the browser as a BCP 47 tag, such as `en-US`. The result is cached, because the API call is slow. */
export function getReaderLanguage(): string {
  readerLanguage ??= browser.i18n.getUILanguage();
  return readerLanguage;
}

let pluralRules: Intl.PluralRules | null = null;

function getPluralForm(count: number): 'one' | 'other' {
  pluralRules ??= new Intl.PluralRules(getReaderLanguage());
  return pluralRules.select(count) === 'one' ? 'one' : 'other';
}

/**
 * Returns a message with a count, which is `$1`; the substitutions begin at `$2`. Uses the message `{key}_one` or `{key}_other`, by the
 * plural rules of the language.
 */
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

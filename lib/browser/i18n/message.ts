import { browser } from 'wxt/browser';
import type en from '@/public/_locales/en/messages.json';

/** The key of a message in `public/_locales`. */
export type MessageKey = keyof typeof en;

/**
 * The message in the browser's language, with `$1`, `$2` … replaced in order. A missing message returns its key, because an
 * empty button would go unnoticed.
 */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String)) || key;
}

/** The `_one` or `_other` form of a message, by the plural rule of the browser's language; `$1` is the count. */
export function tCount<K extends string>(
  key: `${K}_other` extends MessageKey ? K : never,
  count: number,
  ...substitutions: (string | number)[]
): string {
  const pluralForm =
    new Intl.PluralRules(browser.i18n.getUILanguage()).select(count) === 'one' ? 'one' : 'other';
  return t(
    `${key}_${pluralForm}` as MessageKey,
    count.toLocaleString(browser.i18n.getUILanguage()),
    ...substitutions,
  );
}

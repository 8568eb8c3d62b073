import { addressForm } from './address-form';
import { workKeys } from './work-keys';

/**
 * The keys under which the store knows an address: its form without scheme, `www.`, final slash and trackers, and the
 * works that it names (`doi:…`, `arxiv:…` without version). Two addresses that share a key are one source. Empty where
 * the text is no http(s) address.
 */
export function addressKeys(url: string): string[] {
  const form = addressForm(url);
  return form === null ? [] : [form, ...workKeys(url)];
}

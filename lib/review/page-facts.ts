import type { WorkFacts } from '@/lib/identity/same-work';
import { type FormBasis, formValues } from './form-values';
import { addressOf } from './page-address';

/** What a page under review is compared by with the records that are kept. */
export function pageFacts(form: FormBasis): WorkFacts {
  const { url, title, authors, publishedDate, identifiers } = formValues(form);
  const address = form.extraction ? addressOf(form.extraction) : null;
  return {
    url,
    aliases: [...(address?.aliases ?? [])],
    title,
    authors,
    publishedDate: publishedDate === '' ? null : publishedDate,
    identifiers,
    canonical: address?.canonicalCandidate ?? null,
  };
}

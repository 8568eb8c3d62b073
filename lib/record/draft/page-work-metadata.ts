import type { WorkMetadata } from '@/lib/record/duplicates/duplicate-evidence';
import { type FormInputs, getFormValues } from './form-values';
import { getPageAddress } from './page-address';

/** What a page under review is compared by with the records that are kept. */
export function getPageWorkMetadata(inputs: FormInputs): WorkMetadata {
  const { url, title, authors, publishedDate, identifiers } = getFormValues(inputs);
  const address = inputs.extraction ? getPageAddress(inputs.extraction) : null;
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

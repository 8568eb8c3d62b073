import type { WorkMetadata } from '@/lib/record/duplicates/duplicate-evidence';
import { type FormInputs, getFormValues } from './form-values';
import { getPageUrls } from './page-url';

/** Returns the values by which a page is compared with the saved records to find duplicates. */
export function getPageWorkMetadata(inputs: FormInputs): WorkMetadata {
  const { url, title, authors, publishedDate, identifiers } = getFormValues(inputs);
  const address = inputs.extraction ? getPageUrls(inputs.extraction) : null;
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

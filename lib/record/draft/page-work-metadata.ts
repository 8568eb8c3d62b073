import type { WorkMetadata } from '@/lib/record/duplicates/duplicate-evidence';
import { type FormInputs, getFormValues } from './form-values';
import { getPageUrls } from './page-url';

/** Returns the values of the form that are compared with saved sources to find duplicates of the page. */
export function getPageWorkMetadata(inputs: FormInputs): WorkMetadata {
  const { url, title, authors, publishedDate, identifiers } = getFormValues(inputs);
  const pageUrls = inputs.extraction ? getPageUrls(inputs.extraction) : null;
  return {
    url,
    aliases: [...(pageUrls?.aliases ?? [])],
    title,
    authors,
    publishedDate: publishedDate === '' ? null : publishedDate,
    identifiers,
    canonical: pageUrls?.canonicalCandidate ?? null,
  };
}

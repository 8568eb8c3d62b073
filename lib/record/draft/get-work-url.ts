import { buildIdentifierUrl } from '@/lib/address/identifier-url';
import type { Extraction } from '../schema/extraction';

/** Returns the URL of a work by its arXiv number, DOI or PubMed number, or an empty string. */
export function getWorkUrl(identifiers: Extraction['identifiers'] | undefined): string {
  const kind = (['arxiv', 'doi', 'pmid'] as const).find((name) => identifiers?.[name]?.[0]);
  const id = kind && identifiers?.[kind]?.[0]?.value;
  return kind && id ? buildIdentifierUrl(kind, id) : '';
}

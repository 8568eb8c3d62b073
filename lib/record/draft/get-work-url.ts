import { buildIdentifierUrl } from '@/lib/address/identifier-url';
import type { Extraction } from '../schema/extraction';

/**
 * Returns the URL of a work, built from its arXiv number, or else its DOI, or else its PubMed number. Returns an empty string if it has
 * none.
 */
export function getWorkUrl(identifiers: Extraction['identifiers'] | undefined): string {
  const kind = (['arxiv', 'doi', 'pmid'] as const).find((name) => identifiers?.[name]?.[0]);
  const id = kind && identifiers?.[kind]?.[0]?.value;
  return kind && id ? buildIdentifierUrl(kind, id) : '';
}

import { isWebUrl } from '@/lib/address/parse-url';
import type { TextCandidates } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageAddress } from './page-address';

/** The URL of the record as the reader left it, and every other address it was ever seen under. */
export function resolveSourceAddress(
  typedUrl: string,
  extraction: Extraction | null,
  existing: Source | null,
): { url: string; aliases: string[] } {
  const url = typedUrl.trim();
  const knownAddresses = [
    ...(existing ? [existing.url, ...existing.aliases] : []),
    ...(extraction ? listPageAddresses(extraction) : []),
  ];
  return {
    url,
    aliases: [...new Set(knownAddresses)].filter((address) => address !== url && isWebUrl(address)),
  };
}

function listPageAddresses(extraction: Extraction): string[] {
  const { url, aliases } = getPageAddress(extraction);
  const { doi, arxiv } = extraction.identifiers;
  return [
    url,
    ...aliases,
    ...getOwnIdentifiers(doi).map((id) => `https://doi.org/${id}`),
    ...getOwnIdentifiers(arxiv).map((id) => `https://arxiv.org/abs/${id}`),
  ];
}

// Only what the page declares as its own identifier is another address of it; one that merely stands in its text or
// links may be that of a work it writes about.
const OWN_IDENTIFIER_ORIGIN = /^(citation_|dc\.|dcterms\.|prism\.|eprints\.|bepress_|URL)/i;

const getOwnIdentifiers = (candidates: TextCandidates): string[] =>
  candidates
    .filter(({ from }) => OWN_IDENTIFIER_ORIGIN.test(from))
    .slice(0, 1)
    .map(({ value }) => value);

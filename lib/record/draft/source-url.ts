import { isWebUrl } from '@/lib/address/parse-url';
import type { TextCandidates } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageUrls } from './page-url';

/** Returns the URL in the form, and every other known address of the record as an alias. */
export function resolveSourceUrls(
  typedUrl: string,
  extraction: Extraction | null,
  existing: Source | null,
): { url: string; aliases: string[] } {
  const url = typedUrl.trim();
  const knownAddresses = [
    ...(existing ? [existing.url, ...existing.aliases] : []),
    ...(extraction ? listPageUrls(extraction) : []),
  ];
  return {
    url,
    aliases: [...new Set(knownAddresses)].filter((address) => address !== url && isWebUrl(address)),
  };
}

function listPageUrls(extraction: Extraction): string[] {
  const { url, aliases } = getPageUrls(extraction);
  const { doi, arxiv } = extraction.identifiers;
  return [
    url,
    ...aliases,
    ...getOwnIdentifiers(doi).map((id) => `https://doi.org/${id}`),
    ...getOwnIdentifiers(arxiv).map((id) => `https://arxiv.org/abs/${id}`),
  ];
}

// Only an identifier in the page's metadata gives an alias. One in its text or links may belong to a work that the page
// writes about.
const OWN_IDENTIFIER_ORIGIN = /^(citation_|dc\.|dcterms\.|prism\.|eprints\.|bepress_|URL)/i;

const getOwnIdentifiers = (candidates: TextCandidates): string[] =>
  candidates
    .filter(({ from }) => OWN_IDENTIFIER_ORIGIN.test(from))
    .slice(0, 1)
    .map(({ value }) => value);

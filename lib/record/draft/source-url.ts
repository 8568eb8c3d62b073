import { isWebUrl } from '@/lib/address/parse-url';
import type { TextCandidates } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageUrls } from './page-url';

/** Returns the URL in the form, and all other known URLs of the record as aliases. */
export function resolveSourceUrls(
  typedUrl: string,
  extraction: Extraction | null,
  existing: Source | null,
): { url: string; aliases: string[] } {
  const url = typedUrl.trim();
  const knownUrls = [
    ...(existing ? [existing.url, ...existing.aliases] : []),
    ...(extraction ? listPageUrls(extraction) : []),
  ];
  return {
    url,
    aliases: [...new Set(knownUrls)].filter((knownUrl) => knownUrl !== url && isWebUrl(knownUrl)),
  };
}

function listPageUrls(extraction: Extraction): string[] {
  const { url, aliases } = getPageUrls(extraction);
  const { doi, arxiv } = extraction.identifiers;
  return [
    url,
    ...aliases,
    ...getMetadataIdentifier(doi).map((id) => `https://doi.org/${id}`),
    ...getMetadataIdentifier(arxiv).map((id) => `https://arxiv.org/abs/${id}`),
  ];
}

// Only an identifier in the metadata or the URL of a page gives an alias. An identifier in the text or the links may belong to
// another work that the page mentions.
const METADATA_ORIGIN = /^(citation_|dc\.|dcterms\.|prism\.|eprints\.|bepress_|URL)/i;

const getMetadataIdentifier = (candidates: TextCandidates): string[] =>
  candidates
    .filter(({ from }) => METADATA_ORIGIN.test(from))
    .slice(0, 1)
    .map(({ value }) => value);

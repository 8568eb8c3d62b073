import { isWebUrl } from '@/lib/address/parse-url';
import type { TextCandidates } from '@/lib/record/schema/candidate';
import type { Extraction } from '@/lib/record/schema/extraction';
import type { Source } from '@/lib/record/schema/source';
import { getPageUrls } from './page-url';

/** Returns the typed URL, trimmed. All other web URLs of the existing source and of the page become aliases. */
export function resolveSourceUrls(
  typedUrl: string,
  extraction: Extraction | null,
  existingSource: Source | null,
): { url: string; aliases: string[] } {
  const url = typedUrl.trim();
  const knownUrls = [
    ...(existingSource ? [existingSource.url, ...existingSource.aliases] : []),
    ...(extraction ? listPageUrls(extraction) : []),
  ];
  return {
    url,
    aliases: [...new Set(knownUrls)].filter((knownUrl) => knownUrl !== url && isWebUrl(knownUrl)),
  };
}

function listPageUrls(extraction: Extraction): string[] {
  const { url, aliases } = getPageUrls(extraction);
  const doiInMetadata = findMetadataIdentifier(extraction.identifiers.doi);
  const arxivIdInMetadata = findMetadataIdentifier(extraction.identifiers.arxiv);
  return [
    url,
    ...aliases,
    ...(doiInMetadata ? [`https://doi.org/${doiInMetadata}`] : []),
    ...(arxivIdInMetadata ? [`https://arxiv.org/abs/${arxivIdInMetadata}`] : []),
  ];
}

// Only an identifier in the metadata or the URL of a page becomes an alias. An identifier in the text or the links may belong to another
// work that the page mentions.
const METADATA_ORIGIN = /^(citation_|dc\.|dcterms\.|prism\.|eprints\.|bepress_|URL)/i;

const findMetadataIdentifier = (candidates: TextCandidates): string | null =>
  candidates.find(({ from }) => METADATA_ORIGIN.test(from))?.value ?? null;

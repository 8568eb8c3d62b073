import type { Extraction } from '@/lib/model/extraction';
import type { TextField } from '@/lib/model/found';
import { isWebUrl } from '@/lib/model/primitives';
import type { Source } from '@/lib/model/source';
import { addressOf } from './page-address';

/** The URL of the record as the reader left it, and every other address it was ever seen under. */
export function withAddress(
  typed: string,
  page: Extraction | null,
  existing: Source | null,
): { url: string; aliases: string[] } {
  const url = typed.trim();
  const seen = [
    ...(existing ? [existing.url, ...existing.aliases] : []),
    ...(page ? pageAddresses(page) : []),
  ];
  return { url, aliases: [...new Set(seen)].filter((address) => address !== url && isWebUrl(address)) };
}

function pageAddresses(page: Extraction): string[] {
  const { url, aliases } = addressOf(page);
  const { doi, arxiv } = page.identifiers;
  return [
    url,
    ...aliases,
    ...named(doi).map((id) => `https://doi.org/${id}`),
    ...named(arxiv).map((id) => `https://arxiv.org/abs/${id}`),
  ];
}

// Only what the page declares as its own identifier is another address of it; one that merely stands in its text or
// links may be that of a work it writes about.
const OWN_IDENTIFIER = /^(citation_|dc\.|dcterms\.|prism\.|eprints\.|bepress_|URL)/i;

const named = (field: TextField): string[] =>
  field
    .filter(({ from }) => OWN_IDENTIFIER.test(from))
    .slice(0, 1)
    .map(({ value }) => value);

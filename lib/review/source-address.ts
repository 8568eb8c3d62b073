import type { Extraction } from '@/lib/model/extraction';
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
    ...(doi[0] ? [`https://doi.org/${doi[0].value}`] : []),
    ...(arxiv[0] ? [`https://arxiv.org/abs/${arxiv[0].value}`] : []),
  ];
}

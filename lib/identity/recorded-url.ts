import { addressForm } from './address-form';
import { cleanAddress } from './clean-address';
import { isEditionOf } from './mobile-address';

/** The address to record, every other one the page is known under, and what it claims besides. */
export type RecordedUrl = { url: string; aliases: string[]; canonicalCandidate: string | null };

/**
 * The address to record for a page: the one visited, without trackers and without a fragment that is no route. The
 * page's canonical link takes its place only when it is the same address but for trackers, a final slash, `www.` or the
 * scheme, or when the page visited is its AMP or mobile edition; any other (site root, parent path, another site, an
 * error page) is a candidate and no identity. An address with its trackers is not kept at all: they may name the reader.
 * Never throws; what is no http(s) address comes back as it is.
 */
export function recordedUrl(visited: string, canonical: string | null): RecordedUrl {
  const seen = cleanAddress(visited);
  if (seen === null) return { url: visited, aliases: [], canonicalCandidate: null };
  const claimed = canonical === null ? null : cleanAddress(resolved(canonical, seen));
  if (claimed === null || claimed === seen) return { url: seen, aliases: [], canonicalCandidate: null };
  const isSame = addressForm(claimed) === addressForm(seen) || isEditionOf(seen, claimed);
  return isSame
    ? { url: claimed, aliases: [seen], canonicalCandidate: null }
    : { url: seen, aliases: [], canonicalCandidate: claimed };
}

function resolved(link: string, base: string): string {
  // A whole address is left as written: resolving would add the slash that a pathless one lacks.
  if (/^\s*https?:\/\//i.test(link)) return link;
  if (link.trim() === '') return base;
  try {
    return new URL(link, base).href;
  } catch {
    return '';
  }
}

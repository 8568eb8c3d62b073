import { stripWww } from '@/lib/address/host';
import type { Extraction } from '@/lib/record/schema/extraction';

// Hosts that give each author a subdomain.
const SUBDOMAIN_PLATFORMS =
  /^([\w-]+)\.(?:github\.io|gitlab\.io|medium\.com|substack\.com|wordpress\.com|blogspot\.com|bearblog\.dev|tumblr\.com|ghost\.io|hashnode\.dev|netlify\.app|vercel\.app|pages\.dev|neocities\.org|beehiiv\.com)$/;
// Hosts that give each author a path.
const PATH_PLATFORMS =
  /^(?:medium\.com|dev\.to|hackernoon\.com|vimeo\.com|gitlab\.com|huggingface\.co|codeberg\.org|x\.com|twitter\.com|bsky\.app|linkedin\.com)$/;

/**
 * Returns the publication of an author on a platform. The subdomain or the first path segment identifies the
 * publication. Its name is the site name of the page, unless that is the name of the platform. Returns null
 * for a page that is not on a platform or that belongs to the platform itself.
 */
export function findPlatformPublication(url: URL | null, siteName: string | null): Extraction['publication'] {
  const owner = SUBDOMAIN_PLATFORMS.exec(url?.hostname ?? '')?.[1];
  if (url && owner && owner !== 'www')
    return { name: getPublicationName(url, siteName) ?? owner, address: `${url.origin}/` };
  return url && PATH_PLATFORMS.test(stripWww(url.hostname)) ? parsePathPublication(url) : null;
}

function getPublicationName(url: URL, siteName: string | null): string | null {
  const isPlatformName = siteName === null || /^(?:medium|substack)$/i.test(siteName);
  return isPlatformName || url.hostname.endsWith(siteName.toLowerCase()) ? null : siteName;
}

function parsePathPublication(url: URL): Extraction['publication'] {
  const segments = url.pathname.split('/').filter((part) => part !== '');
  const ownerSegmentCount = /^(?:profile|in|company|u|user)$/.test(segments[0] ?? '') ? 2 : 1;
  if (
    segments.length <= ownerSegmentCount ||
    /^(?:p|m|tag|search|t|about|login|i|home|explore)$/.test(segments[0] ?? '')
  )
    return null;
  const ownerPath = segments.slice(0, ownerSegmentCount);
  return {
    name: (ownerPath.at(-1) ?? '').replace(/^@/, ''),
    address: `${url.origin}/${ownerPath.join('/')}`,
  };
}

import type { Extraction } from '@/lib/record/schema/extraction';

// Hosts under which everybody has a site of their own, one a subdomain.
const SUBDOMAIN_PLATFORMS =
  /^([\w-]+)\.(?:github\.io|gitlab\.io|medium\.com|substack\.com|wordpress\.com|blogspot\.com|bearblog\.dev|tumblr\.com|ghost\.io|hashnode\.dev|netlify\.app|vercel\.app|pages\.dev|neocities\.org|beehiiv\.com)$/;
// Hosts that give everybody a path.
const PATH_PLATFORMS =
  /^(?:www\.)?(?:medium\.com|dev\.to|hackernoon\.com|vimeo\.com|gitlab\.com|huggingface\.co|codeberg\.org|x\.com|twitter\.com|bsky\.app|linkedin\.com)$/;

/**
 * Whose place on a platform the page is: the subdomain or the first part of the path, under the name the page gives
 * itself. Null: no platform, or its own pages.
 */
export function findPlatformPublication(url: URL | null, siteName: string | null): Extraction['publication'] {
  const owner = SUBDOMAIN_PLATFORMS.exec(url?.hostname ?? '')?.[1];
  if (url && owner && owner !== 'www')
    return { name: getPublicationName(url, siteName) ?? owner, address: `${url.origin}/` };
  return url && PATH_PLATFORMS.test(url.hostname) ? parsePathPublication(url) : null;
}

function getPublicationName(url: URL, siteName: string | null): string | null {
  const isPlatformName = siteName === null || /^(?:medium|substack)$/i.test(siteName);
  return isPlatformName || url.hostname.endsWith(siteName.toLowerCase()) ? null : siteName;
}

function parsePathPublication(url: URL): Extraction['publication'] {
  const segments = url.pathname.split('/').filter((part) => part !== '');
  const ownerDepth = /^(?:profile|in|company|u|user)$/.test(segments[0] ?? '') ? 2 : 1;
  if (
    segments.length <= ownerDepth ||
    /^(?:p|m|tag|search|t|about|login|i|home|explore)$/.test(segments[0] ?? '')
  )
    return null;
  const ownerPath = segments.slice(0, ownerDepth);
  return {
    name: (ownerPath.at(-1) ?? '').replace(/^@/, ''),
    address: `${url.origin}/${ownerPath.join('/')}`,
  };
}

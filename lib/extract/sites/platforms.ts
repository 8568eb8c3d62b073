import type { Extraction } from '@/lib/model/extraction';

// Hosts under which everybody has a site of their own, one a subdomain.
const BELOW =
  /^([\w-]+)\.(?:github\.io|gitlab\.io|medium\.com|substack\.com|wordpress\.com|blogspot\.com|bearblog\.dev|tumblr\.com|ghost\.io|hashnode\.dev|netlify\.app|vercel\.app|pages\.dev|neocities\.org|beehiiv\.com)$/;
// Hosts that give everybody a path.
const WITHIN =
  /^(?:www\.)?(?:medium\.com|dev\.to|hackernoon\.com|vimeo\.com|gitlab\.com|huggingface\.co|codeberg\.org|x\.com|twitter\.com|bsky\.app|linkedin\.com)$/;

/**
 * Whose place on a platform the page is: the subdomain or the first part of the path, under the name the page gives
 * itself. Null: no platform, or its own pages.
 */
export function platformPublication(url: URL | null, siteName: string | null): Extraction['publication'] {
  const owner = BELOW.exec(url?.hostname ?? '')?.[1];
  if (url && owner && owner !== 'www')
    return { name: ownName(url, siteName) ?? owner, address: `${url.origin}/` };
  return url && WITHIN.test(url.hostname) ? withinPath(url) : null;
}

function ownName(url: URL, siteName: string | null): string | null {
  const isPlatform = siteName === null || /^(?:medium|substack)$/i.test(siteName);
  return isPlatform || url.hostname.endsWith(siteName.toLowerCase()) ? null : siteName;
}

function withinPath(url: URL): Extraction['publication'] {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const depth = /^(?:profile|in|company|u|user)$/.test(parts[0] ?? '') ? 2 : 1;
  if (parts.length <= depth || /^(?:p|m|tag|search|t|about|login|i|home|explore)$/.test(parts[0] ?? ''))
    return null;
  const path = parts.slice(0, depth);
  return { name: (path.at(-1) ?? '').replace(/^@/, ''), address: `${url.origin}/${path.join('/')}` };
}

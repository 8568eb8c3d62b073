/**
 * Returns the longest `articleBody` (https://schema.org/articleBody) in the JSON-LD of the page, or null.
 * `pageCopy` is the working copy, which contains the JSON-LD scripts of the page.
 */
export function findJsonLdBody(pageCopy: Document): string | null {
  let longestBody: string | null = null;
  for (const script of pageCopy.querySelectorAll('script[type="application/ld+json"]')) {
    for (const body of listArticleBodies(parseJson(script.textContent ?? ''), 0)) {
      if (body.length > (longestBody?.length ?? 0)) longestBody = body;
    }
  }
  return longestBody;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const MAX_DEPTH = 8;

function listArticleBodies(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'articleBody' && typeof child === 'string' ? [child] : listArticleBodies(child, depth + 1),
  );
}

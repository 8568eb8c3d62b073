/** Returns the longest `articleBody` (https://schema.org/articleBody) in the page's JSON-LD, or null. */
export function findJsonLdBody(copy: Document): string | null {
  let longest: string | null = null;
  for (const script of copy.querySelectorAll('script[type="application/ld+json"]')) {
    for (const body of collectBodies(parseJson(script.textContent ?? ''), 0)) {
      if (body.length > (longest?.length ?? 0)) longest = body;
    }
  }
  return longest;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const MAX_DEPTH = 8;

function collectBodies(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'articleBody' && typeof child === 'string' ? [child] : collectBodies(child, depth + 1),
  );
}

/** The longest `articleBody` (or post's `text`) that the page's JSON-LD gives; null where it gives none. */
export function jsonLdBody(copy: Document): string | null {
  let longest: string | null = null;
  for (const script of copy.querySelectorAll('script[type="application/ld+json"]')) {
    for (const body of bodiesIn(parsed(script.textContent ?? ''), 0)) {
      if (body.length > (longest?.length ?? 0)) longest = body;
    }
  }
  return longest;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const DEEPEST = 8;

function bodiesIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  const own = Object.entries(value).flatMap(([key, inside]) =>
    key === 'articleBody' && typeof inside === 'string' ? [inside] : bodiesIn(inside, depth + 1),
  );
  return own;
}

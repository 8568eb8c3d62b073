import { cleanText } from './clean';
import { all, attr } from './dom';
import { type LinkedData, linkedDataOf } from './json-ld';

/** One `<meta>`: its name (or property, or itemprop) lower-cased, its content cleaned and not empty. */
export type Meta = { name: string; written: string; content: string };

/** What is gathered from a page once and then read by every field. */
export type PageFacts = {
  page: Document;
  /** The address of the work: for a copy on an archive the original one. Null: it is no URL. */
  url: URL | null;
  now: Date;
  metas: readonly Meta[];
  linked: LinkedData;
  /** There was more in its head than is read. */
  cut: boolean;
};

/** Gathers what the fields read. */
export function pageFactsOf(page: Document, url: string, now: Date): PageFacts {
  const written = all(page, 'meta[content]');
  const linked = linkedDataOf(page);
  const cut = linked.cut || written.length > MAX_METAS;
  return { page, url: urlOf(url), now, metas: metasOf(written), linked, cut };
}

/** The contents of the metas with one of the names, the first name's first; in document order within a name. */
export function metaContents(facts: PageFacts, ...names: string[]): Meta[] {
  return names.flatMap((name) => facts.metas.filter((meta) => meta.name === name));
}

/** A URL, or null for a text that is none. */
export function urlOf(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

// Reviews of a shop can carry hundreds; the ones that count come first.
const MAX_METAS = 3000;
const MAX_CONTENT = 20_000;

function metasOf(written: readonly Element[]): Meta[] {
  const metas: Meta[] = [];
  for (const element of written.slice(0, MAX_METAS)) {
    const content = cleanText(attr(element, 'content') ?? '', MAX_CONTENT);
    // A meta in the body with an itemprop belongs to a microdata item, which is read apart.
    for (const key of ['name', 'property', 'http-equiv']) {
      const written = attr(element, key)?.trim();
      if (written && content !== '') metas.push({ name: written.toLowerCase(), written, content });
    }
  }
  return metas;
}

import type { FoundList, FoundText } from '@/lib/model/found';
import { distinct, distinctLists, found, foundList } from './candidates';
import { cleanText, folded } from './clean';
import { all, first, lineOf, linesOf } from './dom';
import { ldText, listOf, typesOf } from './json-ld';
import { metaContents, type PageFacts } from './page-facts';
import { mainWork } from './works';

/** What the page says of itself in a sentence or two. */
export function descriptionField(facts: PageFacts): FoundText[] {
  const work = mainWork(facts);
  const metas = (...names: string[]) =>
    metaContents(facts, ...names).flatMap(({ content, written }) => found(content, written, 2000));
  return distinct([
    ...metas('dc.description', 'dcterms.description'),
    ...found(work ? ldText(work.description, facts.linked) : null, 'JSON-LD description', 2000),
    ...metas('og:description', 'description', 'twitter:description', 'sailthru.description'),
  ]);
}

/** The work's own abstract. Only papers have one: on other pages the candidates are empty. */
export function abstractField(facts: PageFacts): FoundText[] {
  const work = mainWork(facts);
  const scholarlyNode =
    work !== null && typesOf(work).some((type) => /Scholarly|Thesis|Report|Dataset/.test(type));
  const scholarly = scholarlyNode || isScholarly(facts);
  if (!scholarly) return [];
  const metas = (...names: string[]) =>
    metaContents(facts, ...names).flatMap(({ content, written }) =>
      found(content.replace(HEAD, ''), written, MAX_ABSTRACT),
    );
  const candidates = [
    ...metas('citation_abstract', 'dcterms.abstract', 'eprints.abstract', 'bepress_citation_abstract'),
    ...found(work ? ldText(work.abstract, facts.linked) : null, 'JSON-LD abstract', MAX_ABSTRACT),
    ...found(visibleAbstract(facts.page), 'page text', MAX_ABSTRACT),
    ...(scholarlyNode
      ? found(work ? ldText(work.description, facts.linked) : null, 'JSON-LD description', MAX_ABSTRACT)
      : []),
    ...metas('dc.description', 'dcterms.description'),
  ];
  // A description that breaks off is no abstract where the whole one is there too.
  const whole = candidates.filter(({ value }) => !/(?:\.\.\.|\u2026)$/.test(value));
  return distinct(whole.length > 0 ? [...whole, ...candidates] : candidates);
}

/** Whether the page carries the metadata that journals and repositories give to a paper (Google Scholar, "Indexing"). */
export const isScholarly = (facts: PageFacts): boolean =>
  metaContents(facts, 'citation_title', 'bepress_citation_title', 'eprints.title').length > 0;

/** Words that the page files itself under, as suggestions for tags. */
export function keywordsField(facts: PageFacts): FoundList[] {
  const work = mainWork(facts);
  const metas = (...names: string[]) =>
    names.flatMap((name) => {
      const contents = metaContents(facts, name);
      return foundList(terms(contents.map(({ content }) => content)), contents[0]?.written ?? name);
    });
  const linked = listOf(work?.keywords).map((keyword) => ldText(keyword, facts.linked) ?? '');
  const tags = all(facts.page, 'a[rel~="tag"]')
    .slice(0, 30)
    .map((link) => lineOf(link, 100));
  return distinctLists([
    ...metas('citation_keywords', 'citation_keyword', 'dc.subject', 'dcterms.subject', 'eprints.keywords'),
    ...foundList(terms(linked), 'JSON-LD keywords'),
    ...metas('article:tag', 'og:article:tag', 'parsely-tags', 'sailthru.tags', 'news_keywords', 'keywords'),
    ...foundList(terms(tags), 'rel=tag'),
  ]);
}

const MAX_ABSTRACT = 20_000;
const HEAD = /^(?:abstract|summary|zusammenfassung|résumé|resumen)\s*[:.\u2014-]?\s+(?=\p{Lu})/iu;

function terms(texts: readonly string[]): string[] {
  const parts = texts.flatMap((text) => (text.includes(';') ? text.split(';') : text.split(/[,，、]/)));
  const clean = parts.map((part) => cleanText(part, 200)).filter((part) => part !== '' && part.length <= 60);
  return [...new Map(clean.map((part) => [folded(part), part])).values()].slice(0, 30);
}

function visibleAbstract(page: Document): string | null {
  const section = first(
    page,
    'section.abstract, div.abstract, #abstract, [class~="abstract" i], [id^="abstract" i], [role="doc-abstract"], [itemprop~="abstract"]',
  );
  const whole = section ? abstractOf(section) : null;
  if (whole !== null) return whole;
  for (const heading of all(page, 'h2, h3, h4').slice(0, 60)) {
    if (!/^(?:\d\.?\s*)?(?:abstract|summary)\s*:?$/i.test(lineOf(heading, 60))) continue;
    const next = heading.nextElementSibling;
    const text = next ? abstractOf(next) : null;
    if (text !== null) return text;
  }
  return null;
}

function abstractOf(element: Element): string | null {
  const lines = linesOf(element, MAX_ABSTRACT).filter(
    (line) => !/^(?:abstract|summary|open in a new tab)\s*:?$/i.test(line),
  );
  const text = lines.join(' ').replace(HEAD, '');
  return text.length >= 120 ? text : null;
}

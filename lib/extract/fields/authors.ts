import type { FoundList } from '@/lib/model/found';
import { distinctLists, foundList } from './candidates';
import { cleanText } from './clean';
import { all, attr, first, lineOf } from './dom';
import type { Heading } from './headings';
import { type LdNode, ldNode, ldText, listOf, typesOf } from './json-ld';
import { metaContents, type PageFacts } from './page-facts';
import { inReadingOrder, looksLikePerson, namesIn } from './person-names';
import { isBeside, linesNear } from './region';
import { isSiteName } from './site-names';
import { isWritten, mainWork } from './works';

/** Who wrote it: people in order, an organisation only where the page names it as the author; never the site itself. */
export function authorsField(
  facts: PageFacts,
  heading: Heading | null,
  siteNames: readonly string[],
): FoundList[] {
  const isSite = (name: string) => isSiteName(name, siteNames, facts.url);
  const lists = [
    ...fromScholarly(facts),
    ...fromLinkedData(facts),
    ...fromMetas(facts),
    ...fromMarkup(facts),
    ...fromByline(heading),
  ];
  return distinctLists(
    lists.flatMap(({ value, from }) =>
      foundList(
        value.filter((name) => !isSite(name)),
        from,
      ),
    ),
  );
}

const ONE_EACH = [
  'citation_author',
  'bepress_citation_author',
  'eprints.creators_name',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.personalname',
  'dc.contributor.author',
];
const METAS = [
  'author',
  'article:author',
  'article:author_name',
  'og:article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.author',
  'article.author',
  'book:author',
  'cxenseparse:author',
  'shareaholic:article_author_name',
];

function fromScholarly(facts: PageFacts): FoundList[] {
  const each = ONE_EACH.map((name) => metaContents(facts, name));
  const listed = metaContents(facts, 'citation_authors').flatMap(({ content, written }) =>
    foundList(
      content
        .split(/\s*;\s*/)
        .map(inReadingOrder)
        .filter((name) => name !== ''),
      written,
    ),
  );
  return each
    .flatMap((metas) => {
      const names = metas
        .flatMap(({ content }) => content.split(/\s*;\s*/))
        .map((name) => cleanText(inReadingOrder(name), 200));
      return foundList(
        [...new Set(names.filter((name) => name !== '' && namesIn(name).length > 0))],
        metas[0]?.written ?? '',
      );
    })
    .concat(listed);
}

function fromLinkedData(facts: PageFacts): FoundList[] {
  const work = mainWork(facts);
  if (!work) return [];
  return ['author', 'creator'].flatMap((key) => {
    if (key === 'creator' && !isWritten(work)) return [];
    return foundList(
      [...new Set(listOf(work[key]).flatMap((author) => linkedNames(author, facts)))],
      `JSON-LD ${key}`,
    );
  });
}

function linkedNames(author: unknown, facts: PageFacts): string[] {
  const node: LdNode | null = ldNode(author, facts.linked);
  const name = ldText(author, facts.linked);
  const given = node
    ? [node.givenName, node.familyName].filter((part) => typeof part === 'string').join(' ')
    : '';
  const text = name ?? given;
  if (!text || /^https?:/.test(text)) return [];
  if (node && typesOf(node).some((type) => /Organization/.test(type))) return [cleanText(text, 200)];
  return namesIn(
    /^[^,]+,[^,]+$/.test(text) && !/\s/.test((text.split(',')[0] ?? '').trim()) ? inReadingOrder(text) : text,
  );
}

function fromMetas(facts: PageFacts): FoundList[] {
  return METAS.flatMap((name) => {
    const metas = metaContents(facts, name).filter(({ content }) => !/^https?:|^@|^www\./.test(content));
    return foundList(
      [...new Set(metas.flatMap(({ content }) => namesIn(content)))],
      metas[0]?.written ?? name,
    );
  });
}

function fromMarkup(facts: PageFacts): FoundList[] {
  const items = all(facts.page, '[itemprop~="author"], [property~="schema:author"]').filter(
    (element) => !isBeside(element),
  );
  const links = all(facts.page, 'a[rel~="author"]').filter((element) => !isBeside(element));
  const classed = all(facts.page, BYLINES).filter((element) => !isBeside(element));
  return [
    ...foundList(few(items.slice(0, 6).flatMap(itemNames)), 'microdata'),
    ...foundList(few(links.slice(0, 6).flatMap((element) => namesIn(lineOf(element, 120)))), 'rel=author'),
    ...foundList(few(classed.slice(0, 3).flatMap(bylineNames)), 'page text'),
  ];
}

const BYLINES =
  '.byline, [class*="byline" i], .author-name, .post-author, .entry-author, .article-author, [class*="author-name" i], [class*="authorname" i], .p-author, .author, [data-testid*="author" i]';

// More than a handful of different authors in a page's markup are those of a list of stories.
const few = (names: string[]): string[] => {
  const unique = [...new Set(names)];
  return unique.length > 4 ? [] : unique;
};

function itemNames(element: Element): string[] {
  const inner = first(element, '[itemprop~="name"]');
  const name = inner
    ? (attr(inner, 'content') ?? lineOf(inner, 120))
    : (attr(element, 'content') ?? lineOf(element, 120));
  return /^https?:/.test(name) ? [] : namesIn(name);
}

function bylineNames(element: Element): string[] {
  const links = all(element, 'a[href]')
    .map((link) => lineOf(link, 120))
    .filter(looksLikePerson);
  if (links.length > 0) return links.slice(0, 4).flatMap(namesIn);
  const line = lineOf(element, 160);
  return line.length > 120 ? [] : namesIn(line).filter(looksLikePerson);
}

function fromByline(heading: Heading | null): FoundList[] {
  if (!heading) return [];
  const lines = linesNear(heading.element, { before: 4, after: 12 });
  for (const { text } of lines) {
    const by = text.length <= 140 ? BY.exec(text) : null;
    const names = by ? namesIn(by[1] ?? '').filter(looksLikePerson) : [];
    if (names.length > 0) return foundList(names.slice(0, 6), 'page text');
  }
  return [];
}

const BY =
  /(?:^|[|·•]\s*|\s)(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|Author:?|Von|Par|Por|Di|Door|Autor:?|Автор:?|作者[:：]|文[:：])\s+(.{3,100})$/u;

import type { FoundList } from '@/lib/model/found';
import { shownAuthors, signedBy } from './byline';
import { distinctLists, foundList } from './candidates';
import { cleanText } from './clean';
import type { Heading } from './headings';
import { ldNode, ldText, listOf, typesOf } from './json-ld';
import { metaContents, type PageFacts } from './page-facts';
import { inReadingOrder, looksLikePerson, namesIn } from './person-names';
import { isSiteName } from './site-names';
import { isWritten, mainWork } from './works';

/**
 * Who wrote it: people in order, an organisation only where it is named as the author. The site's own name counts only
 * where nobody else is named: a template writes it on every page.
 */
export function authorsField(
  facts: PageFacts,
  heading: Heading | null,
  siteNames: readonly string[],
): FoundList[] {
  const isSite = (name: string) => isSiteName(name, siteNames, facts.url);
  const given = [
    ...fromScholarly(facts),
    ...fromLinkedData(facts),
    ...fromMetas(facts),
    ...shownAuthors(facts, heading),
  ];
  const lists = given.length > 0 ? given : signedBy(facts, heading);
  const named = lists.flatMap(({ value, from }) =>
    foundList(value.every(isSite) && from === BY_HAND ? value : value.filter((name) => !isSite(name)), from),
  );
  const sites = lists.filter(({ value, from }) => value.every(isSite) && mayBeSite(value, from, facts));
  return distinctLists([...named, ...sites]);
}

// An organisation that is entered as a person was entered by hand; as an organisation it is the template's.
const BY_HAND = 'JSON-LD author';

const ONE_EACH = [
  'citation_author',
  'bepress_citation_author',
  'eprints.creators_name',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.personalname',
  'dc.contributor.author',
];
// `author`, `article:author`, `parsely-author`, `sailthru.author`, and what sites name alike; `byl` is a newspaper's.
const AUTHOR_META = /(?:^|[._:-])author(?:[._-]?name)?s?$|^byl$/;

// A blog that bears its author's name is the common case; an organisation is named as a person, or in a byline, by hand.
function mayBeSite(names: readonly string[], from: string, facts: PageFacts): boolean {
  if (from === 'JSON-LD author (organisation)') return false;
  if (from.startsWith('JSON-LD') || from === 'page text' || from === 'microdata' || from === 'rel=author')
    return true;
  const work = mainWork(facts);
  const article =
    (work && isWritten(work)) ||
    metaContents(facts, 'og:type').some(({ content }) => /article|blog/i.test(content));
  return Boolean(article) && names.every(looksLikePerson);
}

function fromScholarly(facts: PageFacts): FoundList[] {
  const listed = metaContents(facts, 'citation_authors').flatMap(({ content, written }) =>
    foundList(catalogued([content]), written),
  );
  const each = ONE_EACH.flatMap((name) => {
    const metas = metaContents(facts, name);
    return foundList(catalogued(metas.map(({ content }) => content)), metas[0]?.written ?? name);
  });
  return [...each, ...listed];
}

function catalogued(contents: readonly string[]): string[] {
  const names = contents
    .flatMap((content) => content.split(/\s*;\s*/))
    .map((name) => cleanText(inReadingOrder(name), 200));
  return [...new Set(names.filter((name) => namesIn(name).length > 0))];
}

function fromLinkedData(facts: PageFacts): FoundList[] {
  const work = mainWork(facts);
  if (!work) return [];
  const keys = isWritten(work) ? ['author', 'creator'] : ['author'];
  return keys.flatMap((key) => {
    const authors = listOf(work[key]);
    const people = authors.flatMap((author) => linkedNames(author, facts, false));
    const organisations = authors.flatMap((author) => linkedNames(author, facts, true));
    return [
      ...foundList([...new Set(people)], `JSON-LD ${key}`),
      ...foundList([...new Set(organisations)], `JSON-LD ${key} (organisation)`),
    ];
  });
}

function linkedNames(author: unknown, facts: PageFacts, organisations: boolean): string[] {
  const node = ldNode(author, facts.linked);
  const isOrganisation =
    node !== null && typesOf(node).some((type) => /Organization|Corporation|Brand/.test(type));
  if (isOrganisation !== organisations) return [];
  const parts = node ? [node.givenName, node.familyName].filter((part) => typeof part === 'string') : [];
  const text = (ldText(author, facts.linked) ?? parts.join(' ')).trim();
  if (text === '' || /^https?:/.test(text)) return [];
  if (isOrganisation) return namesIn(text).length > 0 ? [cleanText(text, 200)] : [];
  const catalogue = /^\S+,\s*[^,]+$/.test(text) && text.split(/\s+/).length <= 3;
  return namesIn(catalogue ? inReadingOrder(text) : text);
}

function fromMetas(facts: PageFacts): FoundList[] {
  const names = facts.metas
    .map(({ name }) => name)
    .filter((name) => AUTHOR_META.test(name) && !ONE_EACH.includes(name));
  const named = [...new Set(names)].flatMap((name) => {
    const metas = metaContents(facts, name).filter(
      ({ content }) => !/^https?:|^@|^www\.|:|^\{|\w\.\w+\.\w/.test(content),
    );
    return foundList(
      [...new Set(metas.flatMap(({ content }) => namesIn(content)))],
      metas[0]?.written ?? name,
    );
  });
  return [...named, ...fromCard(facts)];
}

// SEO plug-ins of WordPress put the byline into a Twitter card ("Enhanced Slack sharing", Yoast).
function fromCard(facts: PageFacts): FoundList[] {
  const labels = facts.metas.filter(
    ({ name, content }) =>
      /^twitter:label\d$/.test(name) &&
      /^(?:written by|author|geschrieben von|verfasst von|[ée]crit par|escrito por|scritto da|geschreven door|napisane przez|автор)\b/iu.test(
        content,
      ),
  );
  return labels
    .flatMap(({ name }) => metaContents(facts, name.replace('label', 'data')))
    .flatMap(({ content, written }) => foundList(namesIn(content), written));
}

import type { ListCandidate } from '@/lib/record/schema/candidate';
import { buildListCandidates, deduplicateListCandidates } from '../candidates';
import { cleanText } from '../clean-text';
import type { Heading } from '../headings';
import { getJsonLdText, getSchemaTypes, type JsonLdNode, resolveJsonLdNode, toArray } from '../json-ld';
import { findMainWork, isAuthoredWork, listWorksOfOtherPages } from '../main-work';
import { getMetas, type PageContext } from '../page-context';
import { isSiteName } from '../site-names';
import { getLabelledAuthorCandidates, getSignatureCandidates } from './label-and-signature';
import { formatNameInReadingOrder, isLikelyPersonName, parseNames } from './person-names';
import { getVisibleAuthorCandidates } from './visible-authors';

/**
 * Returns lists of authors, best first, each in the order of the page. An organisation is an author only if
 * the page names it as the author. The name of the site comes last, because many templates write it on every
 * page.
 */
export function getAuthorCandidates(
  context: PageContext,
  heading: Heading | null,
  siteNames: readonly string[],
): ListCandidate[] {
  const isNameOfSite = (name: string) => isSiteName(name, siteNames, context.url);
  const authorCandidates = [
    ...getScholarlyCandidates(context),
    ...getJsonLdCandidates(context),
    ...getMetaCandidates(context),
    ...getVisibleAuthorCandidates(context, heading),
  ];
  const labelledAuthors = authorCandidates.length > 0 ? [] : getLabelledAuthorCandidates(context);
  const fallbackAuthors =
    labelledAuthors.length > 0 ? labelledAuthors : getSignatureCandidates(context, heading);
  const authorLists = authorCandidates.length > 0 ? authorCandidates : fallbackAuthors;
  const namedAuthors = authorLists.flatMap(({ value, from }) =>
    buildListCandidates(
      value.every(isNameOfSite) && from === FROM_JSON_LD_PERSON
        ? value
        : value.filter((name) => !isNameOfSite(name)),
      from,
    ),
  );
  const authorsNamedLikeSite = authorLists.filter(
    ({ value, from }) => value.every(isNameOfSite) && canSiteBeAuthor(value, from, context),
  );
  return deduplicateListCandidates([...namedAuthors, ...authorsNamedLikeSite]);
}

/**
 * Returns the authors of another page that are still in the metadata. `declaredContext` includes the metadata
 * that a router left in the head (`stale-head.ts`). These authors are only suggestions.
 */
export const getAuthorsOfOtherPage = (
  declaredContext: PageContext,
  isHeadStale: boolean,
): ListCandidate[] => [
  ...listWorksOfOtherPages(declaredContext).flatMap((work) => getWorkCandidates(work, declaredContext)),
  ...(isHeadStale ? [...getScholarlyCandidates(declaredContext), ...getMetaCandidates(declaredContext)] : []),
];

// An organisation that is marked as a schema.org Person was entered by an editor, so it may be the author. An
// organisation that is marked as Organization comes from the template.
const FROM_JSON_LD_PERSON = 'JSON-LD author';

const SINGLE_AUTHOR_METAS = [
  'citation_author',
  'bepress_citation_author',
  'eprints.creators_name',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.personalname',
  'dc.contributor.author',
];
// Matches `author`, `article:author`, `parsely-author`, `sailthru.author` and similar names. `byl` is used by
// the New York Times.
const AUTHOR_META_NAME = /(?:^|[._:-])author(?:[._-]?name)?s?$|^byl$/;

// Returns whether names that are also the name of the site can be the authors. Many blogs are named after
// their author. An organisation must be named as a person or in a byline.
function canSiteBeAuthor(names: readonly string[], from: string, context: PageContext): boolean {
  if (from === 'JSON-LD author (organisation)') return false;
  if (from.startsWith('JSON-LD') || from === 'page text' || from === 'microdata' || from === 'rel=author')
    return true;
  const work = findMainWork(context);
  const isArticle =
    (work && isAuthoredWork(work)) ||
    getMetas(context, 'og:type').some(({ content }) => /article|blog/i.test(content));
  return Boolean(isArticle) && names.every(isLikelyPersonName);
}

function getScholarlyCandidates(context: PageContext): ListCandidate[] {
  const listMetas = getMetas(context, 'citation_authors');
  const candidatesFromListMetas = buildListCandidates(
    parseSeparatedNames(listMetas.map(({ content }) => content)),
    listMetas[0]?.nameInPage ?? 'citation_authors',
  );
  const candidatesFromSingleMetas = SINGLE_AUTHOR_METAS.flatMap((name) => {
    const metas = getMetas(context, name);
    return buildListCandidates(
      parseSeparatedNames(metas.map(({ content }) => content)),
      metas[0]?.nameInPage ?? name,
    );
  });
  // Some publishers name only the first author in one kind of metadata and all authors in the other.
  const candidates = [...candidatesFromSingleMetas, ...candidatesFromListMetas];
  const longerList = candidates.find(({ value }) =>
    isLongerListWithSameNames(value, candidates[0]?.value ?? []),
  );
  return longerList
    ? [longerList, ...candidates.filter((candidate) => candidate !== longerList)]
    : candidates;
}

const isLongerListWithSameNames = (names: readonly string[], otherNames: readonly string[]): boolean =>
  names.length > otherNames.length && otherNames.every((name) => names.includes(name));

function parseSeparatedNames(contents: readonly string[]): string[] {
  const authorNames = contents
    .flatMap((content) => content.split(';'))
    .map((name) => cleanText(formatNameInReadingOrder(name), 200));
  return [...new Set(authorNames.filter((name) => parseNames(name).length > 0))];
}

function getJsonLdCandidates(context: PageContext): ListCandidate[] {
  const work = findMainWork(context);
  return work ? getWorkCandidates(work, context) : [];
}

function getWorkCandidates(work: JsonLdNode, context: PageContext): ListCandidate[] {
  const keys = isAuthoredWork(work) ? ['author', 'creator'] : ['author'];
  return keys.flatMap((key) => {
    const authors = toArray(work[key]);
    const people = authors.flatMap((author) => getJsonLdNames(author, context, false));
    const organisations = authors.flatMap((author) => getJsonLdNames(author, context, true));
    return [
      ...buildListCandidates([...new Set(people)], `JSON-LD ${key}`),
      ...buildListCandidates([...new Set(organisations)], `JSON-LD ${key} (organisation)`),
    ];
  });
}

function getJsonLdNames(author: unknown, context: PageContext, shouldBeOrganisation: boolean): string[] {
  const node = resolveJsonLdNode(author, context.jsonLd);
  const isOrganisation =
    node !== null && getSchemaTypes(node).some((type) => /Organization|Corporation|Brand/.test(type));
  if (isOrganisation !== shouldBeOrganisation) return [];
  const nameParts = node ? [node.givenName, node.familyName].filter((part) => typeof part === 'string') : [];
  const writtenName = (getJsonLdText(author, context.jsonLd) ?? nameParts.join(' ')).trim();
  if (writtenName === '' || /^https?:/.test(writtenName)) return [];
  if (isOrganisation) return parseNames(writtenName).length > 0 ? [cleanText(writtenName, 200)] : [];
  const isFamilyNameFirst = /^\S+,[^,]+$/.test(writtenName) && writtenName.split(/\s+/).length <= 3;
  return parseNames(isFamilyNameFirst ? formatNameInReadingOrder(writtenName) : writtenName);
}

function getMetaCandidates(context: PageContext): ListCandidate[] {
  const metaNames = context.metas
    .map(({ name }) => name)
    .filter((name) => AUTHOR_META_NAME.test(name) && !SINGLE_AUTHOR_METAS.includes(name));
  const candidates = [...new Set(metaNames)].flatMap((name) => {
    const metas = getMetas(context, name).filter(
      ({ content }) => !/^https?:|^@|^www\.|:|^\{|\w\.\w+\.\w/.test(content),
    );
    return buildListCandidates(
      [...new Set(metas.flatMap(({ content }) => parseNames(content)))],
      metas[0]?.nameInPage ?? name,
    );
  });
  return [...candidates, ...getTwitterCardCandidates(context)];
}

// WordPress SEO plug-ins write the author into Twitter card labels (in Yoast, the setting "Enhanced Slack
// sharing").
function getTwitterCardCandidates(context: PageContext): ListCandidate[] {
  const labels = context.metas.filter(
    ({ name, content }) =>
      /^twitter:label\d$/.test(name) &&
      /^(?:written by|author|geschrieben von|verfasst von|[ée]crit par|escrito por|scritto da|geschreven door|napisane przez|автор)\b/iu.test(
        content,
      ),
  );
  return labels
    .flatMap(({ name }) => getMetas(context, name.replace('label', 'data')))
    .flatMap(({ content, nameInPage }) => buildListCandidates(parseNames(content), nameInPage));
}

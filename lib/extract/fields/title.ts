import type { TextCandidate } from '@/lib/record/schema/candidate';
import { buildTextCandidates, deduplicateTextCandidates } from './candidates';
import { normalizeForComparison, normalizeSiteName } from './clean-text';
import type { Heading } from './headings';
import { findMainWork, getHeadline } from './main-work';
import { getMetas, type PageContext } from './page-context';
import { getDocumentTitle, getSharedWordRatio } from './page-title';
import { getHostForms, isSiteName } from './site-names';

/**
 * Returns titles without the name of the site: first the titles in scholarly metadata, then the visible
 * heading if another title confirms it, then the other titles. The heading comes before titles for search
 * engines and sharing, because these are often reworded.
 */
export function getTitleCandidates(
  context: PageContext,
  heading: Heading | null,
  siteNames: readonly string[],
): TextCandidate[] {
  const removeName = (text: string) => removeSiteName(text, context, siteNames, heading?.text ?? '');
  const getMetaCandidates = (...names: string[]) =>
    getMetas(context, ...names).flatMap(({ content, nameInPage }) =>
      buildTextCandidates(removeName(content), nameInPage),
    );
  const work = findMainWork(context);
  const scholarlyTitles = getMetaCandidates(...SCHOLARLY_METAS);
  const sharingTitles = [
    ...(work
      ? buildTextCandidates(
          removeName(getHeadline(work, context) ?? ''),
          work.headline ? 'JSON-LD headline' : 'JSON-LD name',
        )
      : []),
    ...getMetaCandidates(...SHARING_METAS),
  ];
  const visibleTitles = buildTextCandidates(heading ? removeName(heading.text) : null, 'page text');
  const documentTitles = buildTextCandidates(removeName(getDocumentTitle(context.page)), 'title');
  const confirmedTitles = visibleTitles.filter(({ value }) =>
    isConfirmedByTitle(value, [...sharingTitles, ...documentTitles]),
  );
  const candidates = [
    ...scholarlyTitles,
    ...preferMetadataTitle(confirmedTitles, sharingTitles),
    ...sharingTitles,
    ...documentTitles,
    ...visibleTitles,
  ];
  // Titles that only contain the name of the site come last.
  return deduplicateTextCandidates(
    candidates.filter(({ value }) => !isSiteName(value, siteNames, context.url)),
  ).concat(
    deduplicateTextCandidates(candidates.filter(({ value }) => isSiteName(value, siteNames, context.url))),
  );
}

const SCHOLARLY_METAS = [
  'citation_title',
  'bepress_citation_title',
  'prism.title',
  'dc.title',
  'dcterms.title',
  'eprints.title',
];
const SHARING_METAS = ['og:title', 'parsely-title', 'sailthru.title', 'twitter:title', 'title', 'headline'];
// Half of the words must match, because a slogan can have one word in common with a title by chance.
const MIN_CONFIRMING_RATIO = 0.5;
const SEPARATOR = /\s(?:[|\u2013\u2014\u00b7\u2022\u00bb\u203a\u00ab\u2039~:]|-+|::|\/\/)\s|[|\u00bb]/u;

const isConfirmedByTitle = (heading: string, titles: readonly TextCandidate[]): boolean =>
  titles.length === 0 ||
  titles.some(({ value }) => getSharedWordRatio(heading, value) >= MIN_CONFIRMING_RATIO);

/**
 * Replaces a heading by the same title from the metadata, if there is one, so that `from` names the metadata.
 */
function preferMetadataTitle(
  headings: readonly TextCandidate[],
  sharingTitles: readonly TextCandidate[],
): TextCandidate[] {
  return headings.map(
    (heading) =>
      sharingTitles.find(
        ({ value }) => normalizeForComparison(value) === normalizeForComparison(heading.value),
      ) ?? heading,
  );
}

/**
 * Removes parts at the start and end of a title that name the site. If one part of the title is the same as
 * the heading, returns the heading.
 */
function removeSiteName(
  text: string,
  context: PageContext,
  siteNames: readonly string[],
  heading: string,
): string {
  const titleParts = text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (titleParts.length < 2) return text;
  if (
    heading !== text &&
    titleParts.some(
      (part) =>
        normalizeForComparison(part) === normalizeForComparison(heading) &&
        normalizeForComparison(part) !== '',
    )
  )
    return heading;
  const isSiteNamePart = (part: string | undefined) =>
    part !== undefined && isLikelySiteName(part, context, siteNames);
  let remainingTitle = text;
  while (titleParts.length > 1 && isSiteNamePart(titleParts.at(-1))) {
    const removedPart = titleParts.pop() ?? '';
    remainingTitle = remainingTitle
      .slice(0, remainingTitle.lastIndexOf(removedPart))
      .replace(TRAILING_SEPARATORS, '');
  }
  if (titleParts.length > 1 && isSiteNamePart(titleParts[0]))
    remainingTitle = remainingTitle.slice((titleParts[0] ?? '').length).replace(LEADING_SEPARATORS, '');
  return remainingTitle.trim() || text;
}

const TRAILING_SEPARATORS =
  /(?<![\s|\u2013\u2014\u00b7\u2022\u00bb\u203a\u00ab\u2039~:/-])[\s|\u2013\u2014\u00b7\u2022\u00bb\u203a\u00ab\u2039~:/-]+$/u;
const LEADING_SEPARATORS = /^[\s|\u2013\u2014\u00b7\u2022\u00bb\u203a\u00ab\u2039~:/-]+/u;

// In characters. Shorter names also occur inside of other words.
const MIN_SITE_NAME_LENGTH = 4;

function isLikelySiteName(part: string, context: PageContext, siteNames: readonly string[]): boolean {
  if (isSiteName(part, siteNames, context.url)) return true;
  const normalizedPart = normalizeSiteName(part);
  if (normalizedPart.length < MIN_SITE_NAME_LENGTH) return false;
  const hostLabel = getHostForms(context.url).at(-1) ?? '';
  const isSimilarToHost =
    hostLabel.length >= MIN_SITE_NAME_LENGTH &&
    (normalizedPart.startsWith(hostLabel) || hostLabel.startsWith(normalizedPart));
  return (
    isSimilarToHost ||
    siteNames.some(
      (name) => normalizeSiteName(name).length > 4 && normalizedPart.includes(normalizeSiteName(name)),
    )
  );
}

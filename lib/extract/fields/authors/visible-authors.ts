import type { ListCandidate } from '@/lib/record/schema/candidate';
import { buildListCandidates } from '../candidates';
import { normalizeForComparison } from '../clean-text';
import type { Heading } from '../headings';
import type { PageContext } from '../page-context';
import { getNearbyLines } from '../page-regions';
import { getNamesInElements, getNamesInLinks, getNamesInMicrodata, MAX_NAMES } from './author-markup';
import { findNamesInLines, MAX_BYLINE_LENGTH, takeLeadingNames } from './byline';
import { isLikelyPersonName, parseNames } from './person-names';
import { getPortraitNames } from './portrait';

/**
 * Returns the authors that are visible on the page: first the names that the markup identifies, then the
 * names in the lines around the heading.
 */
export function getVisibleAuthorCandidates(context: PageContext, heading: Heading | null): ListCandidate[] {
  const { page } = context;
  const headingElement = heading?.element ?? null;
  const nearbyLines = headingElement
    ? getNearbyLines(headingElement, { before: 8, after: 16 }).map(({ text }) => text)
    : [];
  const getLinkedNames = (selector: string) =>
    selectNamesNearHeading(getNamesInLinks(page, selector, headingElement), nearbyLines);
  const candidates = [
    ...buildListCandidates(getNamesInMicrodata(page, headingElement), 'microdata'),
    ...buildListCandidates(getLinkedNames('a[rel~="author"]'), 'rel=author'),
    ...buildListCandidates(
      selectNamesNearHeading(
        getNamesInElements(page, MICROFORMAT_SELECTOR, headingElement).slice(0, 1),
        nearbyLines,
      ),
      'page text',
    ),
    ...buildListCandidates(
      selectNamesNearHeading(getNamesInElements(page, AUTHOR_CLASS_SELECTOR, headingElement), nearbyLines),
      'page text',
    ),
    ...buildListCandidates(findNamesInLines(nearbyLines), 'page text'),
    ...buildListCandidates(getLinkedNames(AUTHOR_PAGE_SELECTOR), 'page text'),
    ...buildListCandidates(getPortraitNames(page, nearbyLines, headingElement), 'page text'),
  ];
  return putJointBylineFirst(candidates, nearbyLines);
}

const AUTHOR_PAGE_SELECTOR =
  'a[href*="/author/"], a[href*="/authors/"], a[href*="/contributors/"], a[href*="/by/"]';

// h-entry microformat: https://microformats.org/wiki/h-entry
const MICROFORMAT_SELECTOR = '.p-author, .u-author, .vcard.author, .author .fn, .post-author .fn';

const AUTHOR_CLASS_SELECTOR =
  '[class*="byline" i], [class*="author" i], [id*="byline" i], [data-testid*="author" i], .contributor';

/**
 * Puts the names of a line such as "By Ana Lind and Per Holm" first if the line names all authors of the best
 * candidate and more. Often only the first author is linked.
 */
function putJointBylineFirst(candidates: ListCandidate[], nearbyLines: readonly string[]): ListCandidate[] {
  const names = (candidates[0]?.value ?? []).map(normalizeForComparison);
  const jointNames = nearbyLines
    .filter((line) => line.length <= MAX_BYLINE_LENGTH && CONJUNCTION.test(line))
    .map((line) => takeLeadingNames(parseNames(line), isLikelyPersonName))
    .find((lineNames) => {
      const keys = new Set(lineNames.map(normalizeForComparison));
      return keys.size > names.length && names.every((name) => keys.has(name));
    });
  return jointNames && names.length > 0
    ? [...buildListCandidates(jointNames, 'page text'), ...candidates]
    : candidates;
}

const CONJUNCTION = /&|\s(?:and|und|et|y|e|og|och|en|oraz|i|и)\s/u;

/**
 * Returns the names that are also in the lines near the heading. If none is there, returns up to `MAX_NAMES`
 * names unchanged. More names are those of a list of stories, so the result is then empty.
 */
function selectNamesNearHeading(names: readonly string[], nearbyLines: readonly string[]): string[] {
  const nearbyText = ` ${normalizeWithoutAffiliationNumbers(nearbyLines.join(' '))} `;
  const namesNearHeading = names.filter((name) =>
    nearbyText.includes(` ${normalizeWithoutAffiliationNumbers(name)} `),
  );
  if (names.length <= MAX_NAMES) return namesNearHeading.length > 0 ? namesNearHeading : [...names];
  return namesNearHeading.length <= MAX_NAMES ? namesNearHeading : [];
}

// The numbers of affiliations, which follow the names in a byline, are removed before names are compared.
const normalizeWithoutAffiliationNumbers = (text: string): string =>
  normalizeForComparison(text.replace(/(?<=\p{L})\d[\d,]*/gu, ' '));

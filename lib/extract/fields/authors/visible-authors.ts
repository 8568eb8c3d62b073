import type { ListCandidate } from '@/lib/record/schema/candidate';
import { buildListCandidates } from '../candidates';
import { normalizeForComparison } from '../clean-text';
import type { Heading } from '../headings';
import type { PageContext } from '../page-context';
import { getNearbyLines } from '../page-regions';
import { getClassNames, getLinkNames, getMicrodataNames, MAX_NAMES } from './author-markup';
import { getNamesFromLines, MAX_BYLINE_LENGTH, takeLeadingNames } from './byline';
import { isLikelyPersonName, parseNames } from './person-names';
import { getPortraitNames } from './portrait';

/**
 * Returns the authors that are visible on the page: first those that the markup identifies, then those in the
 * lines around the heading.
 */
export function getVisibleAuthorCandidates(context: PageContext, heading: Heading | null): ListCandidate[] {
  const { page } = context;
  const headingElement = heading?.element ?? null;
  const nearbyLines = headingElement
    ? getNearbyLines(headingElement, { before: 8, after: 16 }).map(({ text }) => text)
    : [];
  const getLinkedNames = (selector: string) =>
    selectPageAuthors(getLinkNames(page, selector, headingElement), nearbyLines);
  const candidates = [
    ...buildListCandidates(getMicrodataNames(page, headingElement), 'microdata'),
    ...buildListCandidates(getLinkedNames('a[rel~="author"]'), 'rel=author'),
    ...buildListCandidates(
      selectPageAuthors(getClassNames(page, MICROFORMAT_SELECTOR, headingElement).slice(0, 1), nearbyLines),
      'page text',
    ),
    ...buildListCandidates(
      selectPageAuthors(getClassNames(page, AUTHOR_CLASS_SELECTOR, headingElement), nearbyLines),
      'page text',
    ),
    ...buildListCandidates(getNamesFromLines(nearbyLines), 'page text'),
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
 * Puts the names of a line such as "By Ana Lind and Per Holm" first if they contain all names of the best candidate and more.
 * Often only the first author has a page and a link.
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
 * Returns the names near the heading if there are any. Otherwise returns a short list unchanged, but nothing for a long one, which
 * comes from a list of stories.
 */
function selectPageAuthors(names: readonly string[], nearbyLines: readonly string[]): string[] {
  const nearbyText = ` ${normalizeWithoutMarks(nearbyLines.join(' '))} `;
  const namesNearHeading = names.filter((name) => nearbyText.includes(` ${normalizeWithoutMarks(name)} `));
  if (names.length <= MAX_NAMES) return namesNearHeading.length > 0 ? namesNearHeading : [...names];
  return namesNearHeading.length <= MAX_NAMES ? namesNearHeading : [];
}

// Numbers of affiliations follow the names in a byline.
const normalizeWithoutMarks = (text: string): string =>
  normalizeForComparison(text.replace(/(?<=\p{L})\d[\d,]*/gu, ' '));

import type { ListCandidate } from '@/lib/record/schema/candidate';
import { buildListCandidates } from '../candidates';
import { closest, findBlockAncestor, getVisibleText, isHidden, queryFirst, walkTextNodes } from '../dom';
import type { Heading } from '../headings';
import { AUTHOR_LABEL, getLabelledLines } from '../labelled-values';
import type { PageContext } from '../page-context';
import { isSecondaryContent } from '../page-regions';
import { isNameOrHandle, MAX_BYLINE_LENGTH, MAX_NAME_LINE_LENGTH, takeLeadingNames } from './byline';
import { deduplicateNames, isLikelyPersonName, parseNames } from './person-names';

/**
 * Returns the names after a line that is only a label, such as "Authors". They are used only if the page
 * names no author elsewhere.
 */
export function getLabelledAuthorCandidates({ page }: PageContext): ListCandidate[] {
  const names: string[] = [];
  for (const line of getLabelledLines(page, AUTHOR_LABEL)) {
    const lineNames =
      line.length <= MAX_BYLINE_LENGTH ? takeLeadingNames(parseNames(line), isLikelyPersonName) : [];
    if (lineNames.length === 0) break;
    names.push(...lineNames);
  }
  return buildListCandidates(deduplicateNames(names), 'page text');
}

/**
 * Returns the names in a signature at the end of the article ("Written by …"). They are used only if the page
 * names no author elsewhere.
 */
export function getSignatureCandidates(context: PageContext, heading: Heading | null): ListCandidate[] {
  const { page } = context;
  const articleElement = heading && closest(heading.element, 'article');
  const root = articleElement ?? queryFirst(page, 'main, [role="main"]') ?? queryFirst(page, 'body');
  for (const textNode of root ? walkTextNodes(root) : []) {
    const names = SIGNATURE_START.test(textNode.data.slice(0, 60))
      ? parseSignatureNames(textNode, heading?.element ?? null)
      : [];
    if (names.length > 0) return buildListCandidates(names, 'page text');
  }
  return [];
}

const SIGNATURE_START =
  /^\s*(?:this (?:article|post) was )?(?:written|words|story|article|authored|posted|interview(?:ed)?)\s+by\b/i;

function parseSignatureNames(textNode: Text, headingElement: Element | null): string[] {
  const block = findBlockAncestor(textNode);
  if (!block || isHidden(block) || isSecondaryContent(block, headingElement)) return [];
  const line = getVisibleText(block, 140);
  return line.length > MAX_NAME_LINE_LENGTH ? [] : takeLeadingNames(parseNames(line), isNameOrHandle);
}

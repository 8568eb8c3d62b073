import { createLengthLimitedRegExp } from '@/lib/base/length-limited-regexp';
import { findWrittenDate } from '@/lib/base/parse-date';
import { normalizeForComparison } from '../clean-text';
import { getAttribute, getClassAndId, getParentElement, queryAll } from '../dom';
import { isSecondaryContent } from '../page-regions';
import { BYLINE_START } from './byline';
import { isLikelyPersonName, parseNames } from './person-names';

/**
 * Returns the names in a byline beside a portrait. The alternative text of the portrait must be the name in
 * the byline.
 */
export function getPortraitNames(
  page: Document,
  nearbyLines: readonly string[],
  headingElement: Element | null,
): string[] {
  const lineByName = new Map(
    nearbyLines
      .filter((line) => line.length <= MAX_PORTRAIT_LINE_LENGTH)
      .map((line) => [normalizeForComparison(line.replace(BYLINE_START, '')), line]),
  );
  if (lineByName.size === 0 || !nearbyLines.some((line) => findWrittenDate(line, null) !== null)) return [];
  for (const image of queryAll(page, 'img[alt]').slice(0, 60)) {
    const alt = PORTRAIT_LABEL.replace(getAttribute(image, 'alt') ?? '', '');
    const line =
      alt.length >= MIN_PORTRAIT_NAME_LENGTH && alt.length <= MAX_PORTRAIT_NAME_LENGTH
        ? lineByName.get(normalizeForComparison(alt))
        : undefined;
    if (line && isLikelyPersonName(alt) && isPortrait(image) && !isSecondaryContent(image, headingElement))
      return parseNames(line);
  }
  return [];
}

const MAX_PORTRAIT_LINE_LENGTH = 60;
const MIN_PORTRAIT_NAME_LENGTH = 3;
const MAX_PORTRAIT_NAME_LENGTH = 50;

const PORTRAIT_LABEL = createLengthLimitedRegExp(
  200,
  /^(?:headshot|photo|picture|portrait|avatar|image)\s+(?:of|for)\s+|['\u2019]s\s+(?:avatar|picture|photo)$|\s+avatar$/i,
);

function isPortrait(image: Element): boolean {
  const classNames = [image, getParentElement(image)].map((element) =>
    element ? getClassAndId(element) : '',
  );
  const description = `${classNames.join(' ')} ${getAttribute(image, 'src') ?? ''} ${getAttribute(image, 'alt') ?? ''}`;
  return /avatar|author|portrait|headshot|rounded|circle|profile|byline|person/i.test(description);
}

import { type Byline, getLeadingText } from './bylines';
import { findPostBody } from './find-post-body';
import { listAuthorBylines } from './list-author-bylines';
import {
  addToGroup,
  findContainingCandidate,
  hasAuthorAttribute,
  hasPostName,
  isPostComment,
  listPostCandidates,
} from './list-post-candidates';
import { listTimeBylines } from './list-time-bylines';
import { formatTimestamp, isSameDay } from './timestamps';

/**
 * A post of a thread. `author` and `time` are written as on the page; `time` can be empty. `body` is the
 * element with the text of the post, or null if none was found.
 */
export type ThreadPost = { element: Element; author: string; time: string; body: Element | null };

/** The posts of a page, and functions that find the post of an element. */
export type ThreadPosts = {
  posts: ThreadPost[];
  findContainingPost: (element: Element | null) => ThreadPost | null;
  /**
   * Returns the opening post for an element of its text, or null. This is only for an opening post whose
   * markup differs from that of the other posts. The post is the closest ancestor of the element that
   * contains an author and a time, but no other post.
   */
  findOpeningPost: (element: Element) => ThreadPost | null;
};

/**
 * Finds posts by features that all forums share: elements of the same structure that each contain an author
 * and a time, or elements with an author and the name of a post. If the author, time and text of one post are
 * in nested candidates, these become one post.
 */
export function findThreadPosts(root: Element): ThreadPosts {
  const [allAuthors, allTimes] = [listAuthorBylines(root), listTimeBylines(root)];
  const candidates = listPostCandidates(root, allAuthors, allTimes);
  const postComments = new Set([...candidates].filter((element) => isPostComment(element, candidates)));
  const isOutsideComments = ({ element }: Byline) => findContainingCandidate(element, postComments) === null;
  const [authors, times] = [allAuthors.filter(isOutsideComments), allTimes.filter(isOutsideComments)];
  let nonPosts = [...postComments];
  do {
    for (const nonPost of nonPosts) candidates.delete(nonPost);
    nonPosts = listNonPosts(candidates, authors, times);
  } while (nonPosts.length > 0);
  const postByElement = new Map<Element, ThreadPost>();
  const bylinesByCandidate = groupBylinesByCandidate(candidates, authors, times);
  for (const element of candidates) {
    const post = buildPost(element, bylinesByCandidate.get(element) ?? NO_BYLINES, candidates);
    if (post) postByElement.set(element, post);
  }
  const isOutsidePosts = ({ element }: Byline) => findContainingPost(element, postByElement) === null;
  const bylinesOutsidePosts = {
    authors: authors.filter(isOutsidePosts),
    times: times.filter(isOutsidePosts),
  };
  return {
    posts: [...postByElement.values()],
    findContainingPost: (element) => findContainingPost(element, postByElement),
    findOpeningPost: (element) => findOpeningPost(element, bylinesOutsidePosts, postByElement),
  };
}

function findOpeningPost(
  startElement: Element,
  bylinesOutsidePosts: Bylines,
  postByElement: Map<Element, ThreadPost>,
): ThreadPost | null {
  for (let ancestor: Element | null = startElement; ancestor; ancestor = ancestor.parentElement) {
    const element: Element = ancestor;
    const isInside = ({ element: bylineElement }: Byline) => element.contains(bylineElement);
    const [author, time] = [
      pickMostReliable(bylinesOutsidePosts.authors.filter(isInside)),
      pickTime(bylinesOutsidePosts.times.filter(isInside)),
    ];
    if ([...postByElement.keys()].some((post) => element.contains(post))) return null;
    if (author && time) return { element, author: author.text, time, body: null };
  }
  return null;
}

function findContainingPost(
  element: Element | null,
  postByElement: Map<Element, ThreadPost>,
): ThreadPost | null {
  for (let ancestor = element; ancestor; ancestor = ancestor.parentElement) {
    const post = postByElement.get(ancestor);
    if (post) return post;
  }
  return null;
}

type Bylines = { authors: Byline[]; times: Byline[] };
const NO_BYLINES: Bylines = { authors: [], times: [] };

/** Returns the bylines of each candidate. A byline belongs to the innermost candidate that contains it. */
function groupBylinesByCandidate(
  candidates: ReadonlySet<Element>,
  authors: readonly Byline[],
  times: readonly Byline[],
): Map<Element, Bylines> {
  const bylinesByCandidate = new Map<Element, Bylines>();
  const addByline = (byline: Byline, kind: keyof Bylines) => {
    const candidate = findContainingCandidate(byline.element, candidates);
    if (!candidate) return;
    const bylines = bylinesByCandidate.get(candidate) ?? { authors: [], times: [] };
    bylines[kind].push(byline);
    bylinesByCandidate.set(candidate, bylines);
  };
  for (const byline of authors) addByline(byline, 'authors');
  for (const byline of times) addByline(byline, 'times');
  return bylinesByCandidate;
}

/**
 * Returns the candidates that are not posts. Only an outer candidate without an author and time of its own is
 * compared with its inner candidates:
 * - If it contains one candidate, the inner candidate is not a post.
 * - If it contains several candidates, the outer candidate is not a post.
 */
function listNonPosts(
  candidates: ReadonlySet<Element>,
  authors: readonly Byline[],
  times: readonly Byline[],
): Element[] {
  const bylinesByCandidate = groupBylinesByCandidate(candidates, authors, times);
  const innerByOuter = new Map<Element, Element[]>();
  for (const element of candidates) {
    const outerCandidate = findContainingCandidate(element.parentElement, candidates);
    if (outerCandidate) addToGroup(innerByOuter, outerCandidate, element);
  }
  return [...innerByOuter].flatMap(([outerCandidate, innerCandidates]) => {
    const bylines = bylinesByCandidate.get(outerCandidate) ?? NO_BYLINES;
    const isPost =
      hasAuthorAttribute(outerCandidate) || (bylines.authors.length > 0 && bylines.times.length > 0);
    const [onlyInnerCandidate] = innerCandidates;
    if (isPost) return [];
    return innerCandidates.length === 1 && onlyInnerCandidate ? [onlyInnerCandidate] : [outerCandidate];
  });
}

function buildPost(element: Element, bylines: Bylines, candidates: ReadonlySet<Element>): ThreadPost | null {
  const authorAttribute = element.getAttribute('data-author') ?? element.getAttribute('author') ?? '';
  const author = pickMostReliable(bylines.authors)?.text ?? authorAttribute.trim();
  const timestamp = element.getAttribute('created-timestamp') ?? element.getAttribute('created') ?? '';
  const time = pickTime(bylines.times) ?? formatTimestamp(timestamp) ?? '';
  if (author === '' || (time === '' && !hasPostName(element))) return null;
  return {
    element,
    author,
    time,
    body: findPostBody(element, [...bylines.authors, ...bylines.times], (descendant) =>
      candidates.has(descendant),
    ),
  };
}

/**
 * Returns the most reliable time, or null. If the page displays a time of the same day, returns the displayed
 * text.
 */
function pickTime(times: readonly Byline[]): string | null {
  const mostReliableTime = pickMostReliable(times);
  const visibleTime =
    mostReliableTime &&
    times.find(
      ({ text, element }) => getLeadingText(element) !== '' && isSameDay(text, mostReliableTime.text),
    );
  return (visibleTime ?? mostReliableTime)?.text ?? null;
}

// If several bylines have the same rank, the first is chosen, because the header of a post precedes quotes
// and signatures.
const pickMostReliable = (bylines: readonly Byline[]): Byline | null =>
  bylines.reduce<Byline | null>(
    (mostReliable, byline) => (mostReliable && mostReliable.rank <= byline.rank ? mostReliable : byline),
    null,
  );

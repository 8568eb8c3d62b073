import { type Byline, getLeadingText } from './bylines';
import { findAuthorBylines } from './find-author-bylines';
import { findPostBody } from './find-post-body';
import {
  addToGroup,
  findCandidateAround,
  findPostCandidates,
  isNamedAsPost,
  isRemark,
  isSelfAttributed,
} from './find-post-candidates';
import { findTimeBylines } from './find-time-bylines';
import { formatTimestamp, isSameDay } from './timestamps';

/** A post of a thread: author and time as the page shows them, and the element with its text, or null. */
export type ThreadPost = { element: Element; author: string; time: string; body: Element | null };

/** The posts of a page and how to find the post that contains an element. */
export type ThreadPosts = {
  posts: ThreadPost[];
  findPostAround: (element: Element | null) => ThreadPost | null;
  /**
   * Returns the nearest author and time outside all posts, which may belong to an opening post with other
   * markup.
   */
  findOpeningPost: (element: Element) => ThreadPost | null;
};

/**
 * Finds posts by what all forums share: elements of the same structure that each contain an author and a
 * time, or that are named as posts and contain an author. Nested candidates that only together have author,
 * time and text become one post.
 */
export function findThreadPosts(root: Element): ThreadPosts {
  const [allAuthors, allTimes] = [findAuthorBylines(root), findTimeBylines(root)];
  const candidates = findPostCandidates(root, allAuthors, allTimes);
  const remarkElements = new Set([...candidates].filter((element) => isRemark(element, candidates)));
  const isOutsideRemarks = ({ element }: Byline) => findCandidateAround(element, remarkElements) === null;
  const [authors, times] = [allAuthors.filter(isOutsideRemarks), allTimes.filter(isOutsideRemarks)];
  let nonPosts = [...remarkElements];
  do {
    for (const nonPost of nonPosts) candidates.delete(nonPost);
    nonPosts = findNonPosts(candidates, authors, times);
  } while (nonPosts.length > 0);
  const postByElement = new Map<Element, ThreadPost>();
  const bylinesByPost = groupBylinesByPost(candidates, authors, times);
  for (const element of candidates) {
    const post = buildPost(element, bylinesByPost.get(element) ?? NO_BYLINES, candidates);
    if (post) postByElement.set(element, post);
  }
  const isOutsidePosts = ({ element }: Byline) => findPostAround(element, postByElement) === null;
  const looseBylines = { authors: authors.filter(isOutsidePosts), times: times.filter(isOutsidePosts) };
  return {
    posts: [...postByElement.values()],
    findPostAround: (element) => findPostAround(element, postByElement),
    findOpeningPost: (element) => findOpeningPost(element, looseBylines, postByElement),
  };
}

function findOpeningPost(
  startElement: Element,
  looseBylines: Bylines,
  postByElement: Map<Element, ThreadPost>,
): ThreadPost | null {
  for (let ancestor: Element | null = startElement; ancestor; ancestor = ancestor.parentElement) {
    const element: Element = ancestor;
    const isInside = ({ element: bylineElement }: Byline) => element.contains(bylineElement);
    const [author, time] = [
      pickSurest(looseBylines.authors.filter(isInside)),
      pickTime(looseBylines.times.filter(isInside)),
    ];
    if ([...postByElement.keys()].some((post) => element.contains(post))) return null;
    if (author && time) return { element, author: author.text, time, body: null };
  }
  return null;
}

function findPostAround(element: Element | null, postByElement: Map<Element, ThreadPost>): ThreadPost | null {
  for (let ancestor = element; ancestor; ancestor = ancestor.parentElement) {
    const post = postByElement.get(ancestor);
    if (post) return post;
  }
  return null;
}

type Bylines = { authors: Byline[]; times: Byline[] };
const NO_BYLINES: Bylines = { authors: [], times: [] };

/** Returns the bylines of each candidate; a byline belongs to the innermost one that contains it. */
function groupBylinesByPost(
  candidates: ReadonlySet<Element>,
  authors: readonly Byline[],
  times: readonly Byline[],
): Map<Element, Bylines> {
  const bylinesByPost = new Map<Element, Bylines>();
  const addByline = (byline: Byline, kind: keyof Bylines) => {
    const post = findCandidateAround(byline.element, candidates);
    if (!post) return;
    const bylines = bylinesByPost.get(post) ?? { authors: [], times: [] };
    bylines[kind].push(byline);
    bylinesByPost.set(post, bylines);
  };
  for (const byline of authors) addByline(byline, 'authors');
  for (const byline of times) addByline(byline, 'times');
  return bylinesByPost;
}

/**
 * Returns candidates that are not posts: the only candidate inside another one that lacks its own author or
 * time, or the outer one where it contains several.
 */
function findNonPosts(
  candidates: ReadonlySet<Element>,
  authors: readonly Byline[],
  times: readonly Byline[],
): Element[] {
  const bylinesByPost = groupBylinesByPost(candidates, authors, times);
  const innerByOuter = new Map<Element, Element[]>();
  for (const element of candidates) {
    const outer = findCandidateAround(element.parentElement, candidates);
    if (outer) addToGroup(innerByOuter, outer, element);
  }
  return [...innerByOuter].flatMap(([outer, inner]) => {
    const bylines = bylinesByPost.get(outer) ?? NO_BYLINES;
    const isPostItself = isSelfAttributed(outer) || (bylines.authors.length > 0 && bylines.times.length > 0);
    const [onlyInner] = inner;
    if (isPostItself) return [];
    return inner.length === 1 && onlyInner ? [onlyInner] : [outer];
  });
}

function buildPost(element: Element, bylines: Bylines, candidates: ReadonlySet<Element>): ThreadPost | null {
  const authorAttribute = element.getAttribute('data-author') ?? element.getAttribute('author') ?? '';
  const author = pickSurest(bylines.authors)?.text ?? authorAttribute.trim();
  const timestamp = element.getAttribute('created-timestamp') ?? element.getAttribute('created') ?? '';
  const time = pickTime(bylines.times) ?? formatTimestamp(timestamp) ?? '';
  if (author === '' || (time === '' && !isNamedAsPost(element))) return null;
  return {
    element,
    author,
    time,
    body: findPostBody(element, [...bylines.authors, ...bylines.times], (descendant) =>
      candidates.has(descendant),
    ),
  };
}

/** Returns the most reliable time, in the words that the page shows for that day. */
function pickTime(times: readonly Byline[]): string | null {
  const surestTime = pickSurest(times);
  const shownTime =
    surestTime &&
    times.find(({ text, element }) => getLeadingText(element) !== '' && isSameDay(text, surestTime.text));
  return (shownTime ?? surestTime)?.text ?? null;
}

// Of equally reliable bylines the first wins, because the post header precedes quotes and signatures.
const pickSurest = (bylines: readonly Byline[]): Byline | null =>
  bylines.reduce<Byline | null>((best, byline) => (best && best.rank <= byline.rank ? best : byline), null);

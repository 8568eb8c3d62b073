import { findPostBody } from './find-post-body';
import {
  type Byline,
  findAuthorBylines,
  findTimeBylines,
  formatTimestamp,
  getLeadingText,
  isSameDay,
} from './post-bylines';
import { getTagName } from './tags';

/** A post of a thread: who wrote it and when, as the page says it, and the element with its words, where one is named so. */
export type ThreadPost = { element: Element; author: string; time: string; body: Element | null };

/** The posts of a page, the innermost post around an element, and the head of words that stand in no post. */
export type ThreadPosts = {
  posts: ThreadPost[];
  findPostAround: (element: Element | null) => ThreadPost | null;
  /** Author and time that stand nearest to an element outside all posts, as those of the opening post may. */
  findOpeningPost: (element: Element) => ThreadPost | null;
};

/**
 * Finds posts by what all forums share: elements in like places, each with an author and a time, or named as a post
 * (schema.org's types, the words that forum programs use) and with an author. Where such elements stand in one another
 * and only together have author, time and words, they are one post.
 */
export function findThreadPosts(root: Element): ThreadPosts {
  const [allAuthors, allTimes] = [findAuthorBylines(root), findTimeBylines(root)];
  const candidates = findCandidates(root, allAuthors, allTimes);
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

const POST_TYPE = /schema\.org\/(?:Comment|DiscussionForumPosting|SocialMediaPosting|Answer|Question)$/;
const POST_NAME =
  /^(?:[a-z]+[-_])?(?:post|comments?|message|reply|answer|response|topic-body|crawler-post|post-?(?:row|item|container|stream)|comments?-?(?:node|item|body|root)|message-body)(?:[-_](?:row|item|container|wrapper|node|block|root)|[-_]?#)?$|^(?:js-post|ipsComment|postbody|postcontainer|postbit(?:legacy)?|commtext|p-comment|athing|comtr|CommentsItem-root|CommentPost|question|fatitem|op|post-listing)$/i;
const POST_TAG = /-(?:post|comment|reply|message|answer)$/i;

/** A remark on a question or an answer is no post of its own: whether it is kept is left to the choice. */
function isRemark(element: Element, candidates: ReadonlySet<Element>): boolean {
  const outerCandidate = findCandidateAround(element.parentElement, candidates);
  return (
    outerCandidate !== null &&
    !QUESTION_OR_ANSWER.test(getTypeAndClass(element)) &&
    QUESTION_OR_ANSWER.test(getTypeAndClass(outerCandidate))
  );
}

const QUESTION_OR_ANSWER = /\b(?:answer|question)\b/i;

const getTypeAndClass = (element: Element): string =>
  `${element.getAttribute('itemtype') ?? ''} ${element.getAttribute('class') ?? ''}`;

function findCandidates(root: Element, authors: readonly Byline[], times: readonly Byline[]): Set<Element> {
  const [elementsWithAuthor, elementsWithTime] = [
    findElementsAround(authors, root),
    findElementsAround(times, root),
  ];
  const groupByKey = new Map<string, Element[]>();
  for (const element of elementsWithAuthor) {
    const key = isNamedAsPost(element) || elementsWithTime.has(element) ? buildStructureKey(element) : null;
    if (key !== null) groupByKey.set(key, appendToGroup(groupByKey.get(key), element));
  }
  const groups = [...groupByKey.values()];
  const namedElements = groups.filter(([first]) => first && isNamedAsPost(first)).flat();
  if (namedElements.length > 1) return new Set(namedElements);
  return new Set(groups.filter((group) => hasSiblingPosts(group, elementsWithTime)).flat());
}

function appendToGroup(group: Element[] | undefined, element: Element): Element[] {
  if (!group) return [element];
  group.push(element);
  return group;
}

// Posts without a name stand side by side, as the parts of one don't.
function hasSiblingPosts(group: readonly Element[], elementsWithTime: ReadonlySet<Element>): boolean {
  const parents = new Set<Element | null>();
  return group.some((element) => {
    const isSibling = elementsWithTime.has(element) && parents.has(element.parentElement);
    parents.add(element.parentElement);
    return isSibling;
  });
}

/** Elements with something of that kind in them, or that say it of themselves. */
function findElementsAround(bylines: readonly Byline[], root: Element): Set<Element> {
  const elements = new Set<Element>();
  for (const { element } of bylines) {
    for (
      let ancestor: Element | null = element;
      ancestor && ancestor !== root && !elements.has(ancestor);
      ancestor = ancestor.parentElement
    )
      elements.add(ancestor);
  }
  for (const element of root.querySelectorAll(SELF_ATTRIBUTED)) elements.add(element);
  return elements;
}

const SELF_ATTRIBUTED = '[data-author],[author]';

const isNamedAsPost = (element: Element): boolean =>
  POST_TYPE.test(element.getAttribute('itemtype') ?? '') ||
  POST_TAG.test(getTagName(element)) ||
  getNames(element).some((name) => POST_NAME.test(name));

// Numbers tell one post from the next, not what it is: `post-117`.
const getNames = (element: Element): string[] =>
  `${element.getAttribute('class') ?? ''} ${/\d/.test(element.id) ? element.id : ''}`
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => name.replace(/\d+/g, '#'));

/** What elements in like places share; null for one without a name. */
function buildStructureKey(element: Element): string | null {
  const names = getNames(element);
  const postNames = names.filter((name) => POST_NAME.test(name));
  const type = element.getAttribute('itemtype') ?? '';
  const keyNames = postNames.length > 0 ? postNames : names.slice(0, 2);
  return keyNames.length === 0 && type === '' && !getTagName(element).includes('-')
    ? null
    : `${getTagName(element)}|${type}|${keyNames.join(' ')}`;
}

type Bylines = { authors: Byline[]; times: Byline[] };
const NO_BYLINES: Bylines = { authors: [], times: [] };

/** Authors and times by the innermost candidate around them. */
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

function findCandidateAround(element: Element | null, candidates: ReadonlySet<Element>): Element | null {
  let ancestor = element;
  while (ancestor && !candidates.has(ancestor)) ancestor = ancestor.parentElement;
  return ancestor;
}

/**
 * The candidates that are no posts of their own: inside one that has no author or time but theirs, and around several
 * without having both themselves.
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
    if (outer) innerByOuter.set(outer, appendToGroup(innerByOuter.get(outer), element));
  }
  return [...innerByOuter].flatMap(([outer, inner]) => {
    const bylines = bylinesByPost.get(outer) ?? NO_BYLINES;
    const isPostItself = isSelfAttributed(outer) || (bylines.authors.length > 0 && bylines.times.length > 0);
    const [onlyInner] = inner;
    if (isPostItself) return [];
    return inner.length === 1 && onlyInner ? [onlyInner] : [outer];
  });
}

const isSelfAttributed = (element: Element): boolean => element.matches(SELF_ATTRIBUTED);

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

/** The surest time, in the words that the page shows for that day. */
function pickTime(times: readonly Byline[]): string | null {
  const surestTime = pickSurest(times);
  const shownTime =
    surestTime &&
    times.find(({ text, element }) => getLeadingText(element) !== '' && isSameDay(text, surestTime.text));
  return (shownTime ?? surestTime)?.text ?? null;
}

// Of those equally sure, the first: the head stands before what is quoted or signed.
const pickSurest = (bylines: readonly Byline[]): Byline | null =>
  bylines.reduce<Byline | null>((best, byline) => (best && best.rank <= byline.rank ? best : byline), null);

import { postBody } from './post-body';
import { authorMarks, isSameDay, lineIn, type Mark, stampOf, timeMarks } from './post-marks';
import { tagOf } from './tags';

/** A post of a thread: who wrote it and when, as the page says it, and the element with its words, where one is named so. */
export type ThreadPost = { element: Element; author: string; time: string; body: Element | null };

/** The posts of a page, the innermost post around an element, and the head of words that stand in no post. */
export type ThreadPosts = {
  posts: ThreadPost[];
  around: (element: Element | null) => ThreadPost | null;
  /** Author and time that stand nearest to an element outside all posts, as those of the opening post may. */
  openingAround: (element: Element) => ThreadPost | null;
};

/**
 * Finds posts by what all forums share: elements in like places, each with an author and a time, or named as a post
 * (schema.org's types, the words that forum programs use) and with an author. Where such elements stand in one another
 * and only together have author, time and words, they are one post.
 */
export function threadPostsOf(root: Element): ThreadPosts {
  const [allAuthors, allTimes] = [authorMarks(root), timeMarks(root)];
  const candidates = candidatesOf(root, allAuthors, allTimes);
  const remarks = new Set([...candidates].filter((element) => isRemark(element, candidates)));
  const outside = ({ element }: Mark) => candidateAround(element, remarks) === null;
  const [authors, times] = [allAuthors.filter(outside), allTimes.filter(outside)];
  let parts = [...remarks];
  do {
    for (const part of parts) candidates.delete(part);
    parts = partsOf(candidates, authors, times);
  } while (parts.length > 0);
  const byElement = new Map<Element, ThreadPost>();
  const own = marksByPost(candidates, authors, times);
  for (const element of candidates) {
    const post = postOf(element, own.get(element) ?? NO_MARKS, candidates);
    if (post) byElement.set(element, post);
  }
  const isFree = ({ element }: Mark) => within(element, byElement) === null;
  const free = { authors: authors.filter(isFree), times: times.filter(isFree) };
  return {
    posts: [...byElement.values()],
    around: (element) => within(element, byElement),
    openingAround: (element) => openingAround(element, free, byElement),
  };
}

function openingAround(from: Element, free: Marks, posts: Map<Element, ThreadPost>): ThreadPost | null {
  for (let at: Element | null = from; at; at = at.parentElement) {
    const element: Element = at;
    const inside = ({ element: mark }: Mark) => element.contains(mark);
    const [author, time] = [surest(free.authors.filter(inside)), timeOf(free.times.filter(inside))];
    if ([...posts.keys()].some((post) => element.contains(post))) return null;
    if (author && time) return { element, author: author.words, time, body: null };
  }
  return null;
}

function within(element: Element | null, posts: Map<Element, ThreadPost>): ThreadPost | null {
  for (let at = element; at; at = at.parentElement) {
    const post = posts.get(at);
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
  const outer = candidateAround(element.parentElement, candidates);
  return outer !== null && !IS_ANSWER.test(kindOf(element)) && IS_ANSWER.test(kindOf(outer));
}

const IS_ANSWER = /\b(?:answer|question)\b/i;

const kindOf = (element: Element): string =>
  `${element.getAttribute('itemtype') ?? ''} ${element.getAttribute('class') ?? ''}`;

function candidatesOf(root: Element, authors: readonly Mark[], times: readonly Mark[]): Set<Element> {
  const [withAuthor, withTime] = [aroundAny(authors, root), aroundAny(times, root)];
  const families = new Map<string, Element[]>();
  for (const element of withAuthor) {
    const key = isNamed(element) || withTime.has(element) ? kinOf(element) : null;
    if (key !== null) families.set(key, added(families.get(key), element));
  }
  const all = [...families.values()];
  const named = all.filter(([one]) => one && isNamed(one)).flat();
  if (named.length > 1) return new Set(named);
  return new Set(all.filter((family) => isFamily(family, withTime)).flat());
}

function added(family: Element[] | undefined, element: Element): Element[] {
  if (!family) return [element];
  family.push(element);
  return family;
}

// Posts without a name stand side by side, as the parts of one don't.
function isFamily(family: readonly Element[], withTime: ReadonlySet<Element>): boolean {
  const parents = new Set<Element | null>();
  return family.some((element) => {
    const again = withTime.has(element) && parents.has(element.parentElement);
    parents.add(element.parentElement);
    return again;
  });
}

/** Elements with something of that kind in them, or that say it of themselves. */
function aroundAny(marks: readonly Mark[], root: Element): Set<Element> {
  const around = new Set<Element>();
  for (const { element } of marks) {
    for (let at: Element | null = element; at && at !== root && !around.has(at); at = at.parentElement)
      around.add(at);
  }
  for (const element of root.querySelectorAll(SELF)) around.add(element);
  return around;
}

const SELF = '[data-author],[author]';

const isNamed = (element: Element): boolean =>
  POST_TYPE.test(element.getAttribute('itemtype') ?? '') ||
  POST_TAG.test(tagOf(element)) ||
  namesOf(element).some((name) => POST_NAME.test(name));

// Numbers tell one post from the next, not what it is: `post-117`.
const namesOf = (element: Element): string[] =>
  `${element.getAttribute('class') ?? ''} ${/\d/.test(element.id) ? element.id : ''}`
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => name.replace(/\d+/g, '#'));

/** What elements in like places share; null for one without a name. */
function kinOf(element: Element): string | null {
  const names = namesOf(element);
  const posts = names.filter((name) => POST_NAME.test(name));
  const type = element.getAttribute('itemtype') ?? '';
  const own = posts.length > 0 ? posts : names.slice(0, 2);
  return own.length === 0 && type === '' && !tagOf(element).includes('-')
    ? null
    : `${tagOf(element)}|${type}|${own.join(' ')}`;
}

type Marks = { authors: Mark[]; times: Mark[] };
const NO_MARKS: Marks = { authors: [], times: [] };

/** Authors and times by the innermost candidate around them. */
function marksByPost(
  candidates: ReadonlySet<Element>,
  authors: readonly Mark[],
  times: readonly Mark[],
): Map<Element, Marks> {
  const own = new Map<Element, Marks>();
  const put = (mark: Mark, kind: keyof Marks) => {
    const post = candidateAround(mark.element, candidates);
    if (!post) return;
    const marks = own.get(post) ?? { authors: [], times: [] };
    marks[kind].push(mark);
    own.set(post, marks);
  };
  for (const mark of authors) put(mark, 'authors');
  for (const mark of times) put(mark, 'times');
  return own;
}

function candidateAround(element: Element | null, candidates: ReadonlySet<Element>): Element | null {
  let at = element;
  while (at && !candidates.has(at)) at = at.parentElement;
  return at;
}

/**
 * The candidates that are no posts of their own: inside one that has no author or time but theirs, and around several
 * without having both themselves.
 */
function partsOf(
  candidates: ReadonlySet<Element>,
  authors: readonly Mark[],
  times: readonly Mark[],
): Element[] {
  const own = marksByPost(candidates, authors, times);
  const inside = new Map<Element, Element[]>();
  for (const element of candidates) {
    const outer = candidateAround(element.parentElement, candidates);
    if (outer) inside.set(outer, added(inside.get(outer), element));
  }
  return [...inside].flatMap(([outer, inner]) => {
    const marks = own.get(outer) ?? NO_MARKS;
    const stands = saysOfItself(outer) || (marks.authors.length > 0 && marks.times.length > 0);
    const [only] = inner;
    if (stands) return [];
    return inner.length === 1 && only ? [only] : [outer];
  });
}

const saysOfItself = (element: Element): boolean => element.matches(SELF);

function postOf(element: Element, marks: Marks, candidates: ReadonlySet<Element>): ThreadPost | null {
  const named = element.getAttribute('data-author') ?? element.getAttribute('author') ?? '';
  const author = surest(marks.authors)?.words ?? named.trim();
  const at = element.getAttribute('created-timestamp') ?? element.getAttribute('created') ?? '';
  const time = timeOf(marks.times) ?? stampOf(at) ?? '';
  if (author === '' || (time === '' && !isNamed(element))) return null;
  return {
    element,
    author,
    time,
    body: postBody(element, [...marks.authors, ...marks.times], (part) => candidates.has(part)),
  };
}

/** The surest time, in the words that the page shows for that day. */
function timeOf(times: readonly Mark[]): string | null {
  const told = surest(times);
  const shown =
    told && times.find(({ words, element }) => lineIn(element) !== '' && isSameDay(words, told.words));
  return (shown ?? told)?.words ?? null;
}

// Of those equally sure, the first: the head stands before what is quoted or signed.
const surest = (marks: readonly Mark[]): Mark | null =>
  marks.reduce<Mark | null>((best, mark) => (best && best.rank <= mark.rank ? best : mark), null);

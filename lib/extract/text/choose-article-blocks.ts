import type { Steps, TimeBudget } from '@/lib/base/steps';
import type { Article } from '@/lib/record/schema/extraction';
import type { WorkingCopy } from './copy/working-copy';
import { getBaseUrl } from './get-base-url';
import { listNonBoilerplateIds } from './list-non-boilerplate-ids';
import { listTeaserIds } from './list-teaser-ids';
import { readPageTypeFlags } from './page-type-flags';
import { createBlockPredictor } from './scoring/block-model';
import { chooseBlocks } from './scoring/choose-blocks';
import { measurePageInSteps } from './scoring/measure-page';
import { type Block, splitIntoBlocks } from './split-into-blocks';
import { type Comments, findComments } from './thread/find-comments';
import { findThread } from './thread/find-thread';
import { findThreadPosts, type ThreadPosts } from './thread/find-thread-posts';
import { keepPostText, type PostHeader } from './thread/keep-post-text';

/** The blocks of the copy, the ids of the blocks that are kept, and the posts and comments among them. */
type ChosenBlocks = {
  blocks: readonly Block[];
  keptBlockIds: Set<number>;
  unsureBlockIds: ReadonlySet<number>;
  extractor: string;
  cut: boolean;
  postHeaders: readonly PostHeader[];
  /**
   * `commentWords`, the number of words of the comments below the article. Empty if there are no comments.
   */
  commentFields: Pick<Article, 'commentWords'>;
  /** The ids of the blocks of the comments, also if the comments are left out. */
  commentBlockIds: ReadonlySet<number>;
  /** The element with the comments, or null if there are none or if they are left out. */
  commentArea: Element | null;
};

/** Chooses the blocks of the article, or of the posts of a thread. */
export function* chooseArticleBlocks(
  copy: WorkingCopy,
  url: string,
  scope: Article['scope'],
  budget: TimeBudget,
): Steps<ChosenBlocks> {
  const pageTypeFlags = readPageTypeFlags(copy.document, url);
  const choice = yield* chooseMainBlocks(copy, url, pageTypeFlags, budget);
  yield;
  if (budget.isSpent()) return { ...choice, cut: true, ...NO_POSTS_OR_COMMENTS };
  const thread = findThread(copy.document, url, choice);
  if (thread)
    return {
      ...choice,
      ...NO_POSTS_OR_COMMENTS,
      postHeaders: keepPostText(thread, choice.blocks, choice.keptBlockIds),
    };
  const baseUrl = getBaseUrl(copy.document, url);
  for (const id of listTeaserIds(choice.blocks, choice.keptBlockIds, baseUrl, url))
    choice.keptBlockIds.delete(id);
  return { ...choice, ...separateComments(copy.document.body, choice, scope) };
}

function* chooseMainBlocks(
  copy: WorkingCopy,
  url: string,
  pageTypeFlags: readonly number[],
  budget: TimeBudget,
): Steps<Pick<ChosenBlocks, 'blocks' | 'keptBlockIds' | 'unsureBlockIds' | 'extractor' | 'cut'>> {
  if (copy.isTruncated || isTooLarge(copy) || budget.isSpent()) {
    const blocks = splitIntoBlocks(copy.document.body);
    return {
      blocks,
      keptBlockIds: listNonBoilerplateIds(blocks),
      unsureBlockIds: new Set(),
      extractor: 'linear',
      cut: true,
    };
  }
  const { blocks, votes, featureRows, minProbabilities } = yield* measurePageInSteps(
    url,
    copy,
    pageTypeFlags,
  );
  const predictKeepProbability = createBlockPredictor();
  const probabilities = featureRows.map(predictKeepProbability);
  const choice = chooseBlocks(blocks, votes, probabilities, minProbabilities);
  return { blocks, ...choice, cut: false };
}

/** Returns whether the copy is too large for Readability and Defuddle. */
export const isTooLarge = ({ nodeCount, charCount }: WorkingCopy): boolean =>
  nodeCount > MAX_EXTRACTOR_NODES || charCount > MAX_EXTRACTOR_CHARS;

// Larger pages skip Readability and Defuddle, because the running time of both grows faster than the page. A
// page of this size takes about 2 s in total on a slow machine.
const MAX_EXTRACTOR_NODES = 20_000;

const MAX_EXTRACTOR_CHARS = 2_000_000;

/**
 * Keeps all blocks. This is for a text that the reader has selected or that the rules of a site have found.
 */
export function chooseAllBlocks(copy: WorkingCopy): ChosenBlocks {
  const blocks = splitIntoBlocks(copy.document.body);
  return {
    blocks,
    keptBlockIds: new Set(blocks.map(({ id }) => id)),
    unsureBlockIds: new Set(),
    extractor: 'linear',
    cut: copy.isTruncated,
    ...NO_POSTS_OR_COMMENTS,
  };
}

const NO_POSTS_OR_COMMENTS: Pick<
  ChosenBlocks,
  'postHeaders' | 'commentFields' | 'commentBlockIds' | 'commentArea'
> = {
  postHeaders: [],
  commentFields: {},
  commentBlockIds: new Set(),
  commentArea: null,
};

/** Removes the comments below an article from `keptBlockIds`, or adds them if the scope includes comments. */
function separateComments(
  body: Element,
  { blocks, keptBlockIds }: Pick<ChosenBlocks, 'blocks' | 'keptBlockIds'>,
  scope: Article['scope'],
): typeof NO_POSTS_OR_COMMENTS {
  const comments = findComments(body, blocks, keptBlockIds);
  if (!comments) return NO_POSTS_OR_COMMENTS;
  const commentBlockIds = new Set(
    blocks.filter(({ container }) => comments.findCommentArea(container)).map(({ id }) => id),
  );
  for (const id of commentBlockIds) keptBlockIds.delete(id);
  const commentFields = { commentWords: comments.words };
  if (scope === 'article') return { ...NO_POSTS_OR_COMMENTS, commentBlockIds, commentFields };
  for (const { id } of comments.blocks) keptBlockIds.add(id);
  return {
    postHeaders: keepPostText(findPostsInComments(body, comments), blocks, keptBlockIds),
    commentFields,
    commentBlockIds,
    commentArea: comments.findCommentArea(comments.blocks[0]?.container ?? body),
  };
}

function findPostsInComments(body: Element, { findCommentArea: findArea }: Comments): ThreadPosts {
  const thread = findThreadPosts(body);
  const findContainingPost = (element: Element | null) => {
    const post = thread.findContainingPost(element);
    return post && findArea(post.element) ? post : null;
  };
  return {
    posts: thread.posts.filter(({ element }) => findArea(element) !== null),
    findContainingPost,
    findOpeningPost: () => null,
  };
}

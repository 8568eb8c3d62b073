import type { Steps, TimeBudget } from '@/lib/base/steps';
import type { Article } from '@/lib/record/schema/extraction';
import type { WorkingCopy } from './copy/working-copy';
import { findNonBoilerplateIds } from './find-non-boilerplate';
import { findTeaserIds } from './find-teasers';
import { getBaseUrl } from './get-base-url';
import { readPageTypeFlags } from './page-type-flags';
import { createBlockPredictor } from './scoring/block-model';
import { chooseBlocks } from './scoring/choose-blocks';
import { measurePageInSteps } from './scoring/measure-page';
import { type Block, splitIntoBlocks } from './split-into-blocks';
import { type Comments, findComments } from './thread/find-comments';
import { findThread } from './thread/find-thread';
import { findThreadPosts, type ThreadPosts } from './thread/find-thread-posts';
import { keepPostText, type PostHeader } from './thread/keep-post-text';

/** The blocks of the copy, which of them are kept, and what belongs to the posts and comments among them. */
type ChosenBlocks = {
  blocks: readonly Block[];
  keptBlockIds: Set<number>;
  unsureBlockIds: ReadonlySet<number>;
  extractor: string;
  cut: boolean;
  headers: readonly PostHeader[];
  /** The number of words of the comments below the article, if there are any. */
  commentCount: Pick<Article, 'commentWords'>;
  /** The ids of the blocks of the comments, whether they are included or not. */
  commentIds: ReadonlySet<number>;
  /** The element with the comments, if they are included. */
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
  if (budget.isSpent()) return { ...choice, cut: true, ...NO_COMMENTS };
  const thread = findThread(copy.document, url, choice);
  if (thread)
    return { ...choice, ...NO_COMMENTS, headers: keepPostText(thread, choice.blocks, choice.keptBlockIds) };
  const baseUrl = getBaseUrl(copy.document, url);
  for (const id of findTeaserIds(choice.blocks, choice.keptBlockIds, baseUrl, url))
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
      keptBlockIds: findNonBoilerplateIds(blocks),
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

// Larger pages skip Readability and Defuddle, because their running time grows faster than the page. A page
// of this size takes about 2 s in total on a slow machine.
const MAX_EXTRACTOR_NODES = 20_000;

const MAX_EXTRACTOR_CHARS = 2_000_000;

/** Keeps all blocks, because the reader or the rules of a site have chosen the text. */
export function chooseAllBlocks(copy: WorkingCopy): ChosenBlocks {
  const blocks = splitIntoBlocks(copy.document.body);
  return {
    blocks,
    keptBlockIds: new Set(blocks.map(({ id }) => id)),
    unsureBlockIds: new Set(),
    extractor: 'linear',
    cut: copy.isTruncated,
    ...NO_COMMENTS,
  };
}

const NO_COMMENTS: Pick<ChosenBlocks, 'headers' | 'commentCount' | 'commentIds' | 'commentArea'> = {
  headers: [],
  commentCount: {},
  commentIds: new Set(),
  commentArea: null,
};

/** Removes the comments below an article from the kept blocks, or adds them if the reader asked for them. */
function separateComments(
  body: Element,
  { blocks, keptBlockIds }: Pick<ChosenBlocks, 'blocks' | 'keptBlockIds'>,
  scope: Article['scope'],
): typeof NO_COMMENTS {
  const comments = findComments(body, blocks, keptBlockIds);
  if (!comments) return NO_COMMENTS;
  const commentIds = new Set(
    blocks.filter(({ container }) => comments.findArea(container)).map(({ id }) => id),
  );
  for (const id of commentIds) keptBlockIds.delete(id);
  const commentCount = { commentWords: comments.words };
  if (scope === 'article') return { ...NO_COMMENTS, commentIds, commentCount };
  for (const { id } of comments.blocks) keptBlockIds.add(id);
  return {
    headers: keepPostText(findPostsInside(body, comments), blocks, keptBlockIds),
    commentCount,
    commentIds,
    commentArea: comments.findArea(comments.blocks[0]?.container ?? body),
  };
}

function findPostsInside(body: Element, { findArea }: Comments): ThreadPosts {
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

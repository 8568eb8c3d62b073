import { runSteps } from '@/lib/base/steps';
import { type ArticleOptions, readArticleInSteps } from '@/lib/extract/read-article';
import { type PageRequest, readPageInSteps } from '@/lib/extract/read-page';
import type { Article, Extraction } from '@/lib/record/schema/extraction';

/** Reads the metadata of a page in one task. */
export const readPage = (page: Document, request: PageRequest): Extraction =>
  runSteps(readPageInSteps(page, request));

/** Reads the text of a page in one task. */
export const readArticle = (page: Document, options: ArticleOptions): Article =>
  runSteps(readArticleInSteps(page, options));

import type { Result } from '@/lib/base/result';
import { Article, Extraction } from '@/lib/model/extraction';
import { isWebUrl } from '@/lib/model/primitives';
import type { PageTab } from '@/lib/platform/active-tab';
import type { InjectProblem } from '@/lib/platform/inject';
import { extractionFromTab } from '@/lib/review/empty-extraction';
import type { UnreadableReason } from '@/lib/review/review-state';

/** What is known of a page: what it tells itself or, where it cannot be read, what the browser's tab tells, and why. */
export type ReadPage = { extraction: Extraction; unreadable: UnreadableReason | null };

/** The page as captured. An answer of another shape counts as a page that could not be read. */
export function readPage(tab: PageTab | null, answer: Result<unknown, InjectProblem>, now: Date): ReadPage {
  const fromTab = extractionFromTab(tab ?? { url: null, title: null }, now);
  if (!answer.ok) return { extraction: fromTab, unreadable: whyUnreadable(tab) };
  const parsed = Extraction.safeParse(answer.value);
  if (!parsed.success) return { extraction: fromTab, unreadable: 'failed' };
  const extraction = parsed.data;
  const title = extraction.title.length > 0 ? extraction.title : fromTab.title;
  if (extraction.kind === 'pdf') return { extraction: { ...extraction, title }, unreadable: 'pdf' };
  if (!isWebUrl(extraction.url))
    return { extraction: { ...extraction, title, url: '' }, unreadable: 'not-web' };
  return { extraction: { ...extraction, title }, unreadable: extraction.kind === 'empty' ? 'empty' : null };
}

/** The page before it has answered: what the tab tells. */
export const provisionalPage = (tab: PageTab, now: Date): ReadPage => ({
  extraction: extractionFromTab(tab, now),
  unreadable: null,
});

/** The captured text; null where the page gave none: no words, and no way to have any. */
export function readText(answer: Result<unknown, InjectProblem>): Article | null {
  const article = answer.ok ? Article.safeParse(answer.value).data : undefined;
  return article && (article.text.trim() !== '' || article.hint !== null) ? article : null;
}

function whyUnreadable(tab: PageTab | null): UnreadableReason {
  if (!tab?.url) return 'restricted';
  if (/^https?:.*\.pdf(?:[?#]|$)/i.test(tab.url)) return 'pdf';
  return isWebUrl(tab.url) ? 'restricted' : 'not-web';
}

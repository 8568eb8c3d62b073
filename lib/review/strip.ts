import type { DraftProblem } from '@/lib/model/draft';
import type { Article } from '@/lib/model/extraction';
import type { StoreProblem } from '@/lib/model/problem';
import type { Source } from '@/lib/model/source';
import { formValues } from './form-values';
import type { ReviewForm, ReviewState, UnreadableReason } from './review-state';

/** What the strip at the top of the form tells; its words are in `_locales`. One message at a time. */
export type Strip =
  | { kind: 'reading' }
  | { kind: 'captured'; words: number }
  | { kind: 'text-pending' }
  | { kind: 'text-none' }
  | { kind: 'restored'; at: string; both?: true }
  | { kind: 'started-over' }
  | { kind: 'already-saved'; source: Source }
  | { kind: 'recaptured'; words: number | null }
  | { kind: 'unreadable'; reason: UnreadableReason; hasAddress: boolean }
  | { kind: 'little-text'; percent: number }
  | { kind: 'cut'; words: number }
  | { kind: 'page-cut'; words: number }
  | { kind: 'hint'; hint: NonNullable<Article['hint']>; words: number }
  | {
      kind: 'page-kind';
      page: 'home' | 'paywall' | 'login-wall' | 'captcha' | 'consent-wall' | 'error-page' | 'one-of-many';
      detail: string | null;
    }
  | { kind: 'saving'; waitsForText: boolean }
  | { kind: 'saved'; both?: true }
  | { kind: 'not-kept' }
  | { kind: 'not-saved'; problem: StoreProblem };

// Under this share of the visible text the reader should look at what was kept. Navigation and comments alone make up
// half of many pages, so that an ordinary article keeps 30 to 90 %.
const LITTLE = 0.15;

/** The strip of a state. */
export function stripOf(state: ReviewState): Strip {
  if (state.phase === 'reading') return { kind: 'reading' };
  const { form } = state;
  if (form.problem) return { kind: 'not-saved', problem: form.problem };
  if (form.keepFailed) return { kind: 'not-kept' };
  if (state.phase === 'saved') return form.wordsOfBoth ? { kind: 'saved', both: true } : { kind: 'saved' };
  if (state.phase === 'saving')
    return { kind: 'saving', waitsForText: form.text === 'pending' && form.sending?.withText === true };
  return draftStrip(form) ?? captureStrip(form);
}

/** What there is to tell of the draft and the record; null: nothing, so that the capture may speak. */
function draftStrip(form: ReviewForm): Strip | null {
  if (form.discarded) return { kind: 'started-over' };
  if (form.restoredFrom !== null)
    return { kind: 'restored', at: form.restoredFrom, ...(form.wordsOfBoth ? { both: true } : {}) };
  if (form.source && form.recaptured && form.article?.hint) return null;
  if (form.source && form.recaptured) return { kind: 'recaptured', words: form.article?.words ?? null };
  if (form.source) return { kind: 'already-saved', source: form.source };
  const reason = form.unreadable;
  return reason && { kind: 'unreadable', reason, hasAddress: formValues(form).url !== '' };
}

function captureStrip(form: ReviewForm): Strip {
  const { kind, kindDetail } = form.extraction;
  if (kind !== 'article' && kind !== 'pdf' && kind !== 'empty')
    return { kind: 'page-kind', page: kind, detail: kindDetail };
  if (form.text === 'pending') return { kind: 'text-pending' };
  const { article } = form;
  if (article?.hint) return { kind: 'hint', hint: article.hint, words: article.words };
  if (!article || article.words === 0) return { kind: 'text-none' };
  if (article.cut) return { kind: 'cut', words: article.words };
  if (form.extraction.cut) return { kind: 'page-cut', words: article.words };
  const share = article.scope === 'article' ? article.keptShare : null;
  if (share !== null && share < LITTLE) return { kind: 'little-text', percent: Math.round(share * 100) };
  return { kind: 'captured', words: article.words };
}

/** The field that a problem is about, by the id of its control; null for one that is about none. */
export function fieldOf(problem: DraftProblem): string | null {
  switch (problem.kind) {
    case 'address-missing':
    case 'address-not-web':
      return 'field-url';
    case 'date-malformed':
      return 'field-publishedDate';
    case 'importance-out-of-range':
      return 'field-importance';
    case 'rating-needs-reason':
      return 'field-credibilityReason';
    case 'too-long':
      return `field-${problem.field}`;
  }
}

import { formatTime } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { findPause } from '@/lib/wiki/outbox/wiki-pause';
import { formatWikiProblem } from './format-wiki-problem';

/** What determines the condition of a wiki. `condition` is null before the first request. */
type WikiState = {
  wiki: Wiki;
  condition: WikiCondition | null;
  hasPermission: boolean;
  isOnline: boolean;
  now: Date;
};

/**
 * Describes the condition of a wiki; `bad` asks the reader to act. A missing permission is checked first, because its
 * requests fail like those to an unreachable wiki.
 */
export function describeWikiCondition(state: WikiState): { words: string; bad: boolean } {
  const { wiki, condition, hasPermission, isOnline, now } = state;
  if (!hasPermission)
    return { words: t('wikiConditionStopped', formatWikiProblem('permission-missing')), bad: true };
  if (!wiki.active) return { words: t('wikiInactiveHint'), bad: false };
  if (condition?.isStopped)
    return {
      words: t('wikiConditionStopped', formatWikiProblem(condition.reason ?? 'unauthorised')),
      bad: true,
    };
  if (!isOnline) return { words: t('wikiConditionOffline'), bad: true };
  const pause = condition && findPause(condition, now);
  if (pause)
    return {
      words: t('wikiConditionPaused', formatWikiProblem(pause.reason), formatTime(pause.until)),
      bad: true,
    };
  return { words: t('wikiConditionConnected'), bad: false };
}

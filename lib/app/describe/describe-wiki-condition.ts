import { formatTime } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import { LIST_FIELDS } from '@/lib/wiki/model/sync';
import type { Wiki } from '@/lib/wiki/model/wiki';
import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { findPause } from '@/lib/wiki/outbox/wiki-pause';
import { formatWikiProblem } from './format-wiki-problem';

/** The values from which the condition of a wiki is described. `condition` is null before the first request. */
type WikiConditionInputs = {
  wiki: Wiki;
  condition: WikiCondition | null;
  hasPermission: boolean;
  isOnline: boolean;
  now: Date;
};

/**
 * Describes the condition of a wiki. `needsAction` is true if the reader has to act. The permission is checked first,
 * because a request without permission fails in the same way as one to an unreachable wiki.
 */
export function describeWikiCondition(inputs: WikiConditionInputs): { text: string; needsAction: boolean } {
  const { wiki, condition, hasPermission, isOnline, now } = inputs;
  if (!hasPermission)
    return { text: t('wikiConditionStopped', formatWikiProblem('permission-missing')), needsAction: true };
  if (!wiki.active) return { text: t('wikiInactiveHint'), needsAction: false };
  if (condition?.isStopped)
    return {
      text: t('wikiConditionStopped', formatWikiProblem(condition.reason ?? 'unauthorised')),
      needsAction: true,
    };
  if (!isOnline) return { text: t('wikiConditionOffline'), needsAction: true };
  const pause = condition && findPause(condition, now);
  if (pause)
    return {
      text: t('wikiConditionPaused', formatWikiProblem(pause.reason), formatTime(pause.until)),
      needsAction: true,
    };
  const text = condition?.listFault
    ? tCount('wikiConditionListFault', LIST_FIELDS.length)
    : t('wikiConditionConnected');
  return { text, needsAction: false };
}

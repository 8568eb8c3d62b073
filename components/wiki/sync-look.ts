import { wikiProblemText } from '@/components/wiki-problem-text';
import { shownLately, shownTime } from '@/lib/locale/date';
import { type MessageKey, t, tCount } from '@/lib/locale/message';
import type { Refusal } from '@/lib/model/sync';
import type { ShownState } from '@/lib/sync/shown-state';
import { faultText } from './sync-fields';

/** How a sync state looks: `tone` picks colour and sign together, `short` is the word of a list. */
export type SyncLook = {
  tone: 'quiet' | 'ok' | 'note' | 'warn' | 'bad';
  sign: string;
  short: string;
  words: string;
};

const SIGNS = { quiet: '…', ok: '✓', note: 'i', warn: '!', bad: '✕' } as const;

const look = (tone: SyncLook['tone'], short: MessageKey, words: string): SyncLook => ({
  tone,
  sign: SIGNS[tone],
  short: t(short),
  words,
});

/** How far a source has come with a wiki, in words. */
export function syncLook(state: ShownState, wiki: string): SyncLook {
  switch (state.kind) {
    case 'local-only':
      return look('quiet', 'syncShortLocalOnly', t('syncLocalOnly'));
    case 'left-there':
      return look('quiet', 'syncShortLeftThere', t('syncLeftThere', wiki));
    case 'waiting':
      return look('quiet', 'syncShortWaiting', t('syncWaiting', wiki));
    case 'waiting-until':
      return look('note', 'syncShortWaiting', waitWords(state, wiki));
    case 'stopped':
      return look('warn', 'syncShortStopped', t('syncStopped', wiki, wikiProblemText(state.why)));
    case 'sending':
      return look('quiet', 'syncShortSending', t('syncSending', wiki));
    case 'synced':
      return look('ok', 'syncShortSynced', t('syncSynced', wiki, shownLately(state.at)));
    case 'refused':
      return look('bad', 'syncShortRefused', t('syncRefused', wiki, refusalText(state.why)));
    case 'differs':
      return look('warn', 'syncShortDiffers', tCount('syncDiffers', state.fields.length, wiki));
  }
}

function waitWords({ until, why }: { until: string | null; why: string }, wiki: string): string {
  if (why === 'offline') return t('syncWaitingFor', wiki, wikiProblemText(why));
  // What to check is told in the settings: most often the wiki is back by itself.
  const words = why === 'unreachable' ? t('wikiProblem_away') : wikiProblemText(why);
  return until === null
    ? t('syncWaitingWhy', wiki, words)
    : t('syncWaitingUntil', wiki, shownTime(until), words);
}

/** Why a wiki refused a source. */
function refusalText(why: Refusal): string {
  switch (why.kind) {
    case 'fields':
      return why.faults.map(faultText).join('; ');
    case 'server-error':
      return t('syncWhyServerError');
    case 'same-as':
      return t('syncWhySameAs');
    case 'rejected':
      return t('syncWhyRejected');
  }
}

/** What the reader can do about a refusal beside changing the field that is named; null: only that. */
export function refusalAdvice(why: Refusal): string | null {
  switch (why.kind) {
    case 'fields':
      return null;
    case 'server-error':
      return t('syncDoServerError');
    case 'same-as':
      return t('syncDoSameAs');
    case 'rejected':
      return t('syncDoRejected');
  }
}

import type { WikiCondition } from '@/lib/wiki/model/wiki-condition';
import { type FlushContext, updateCondition } from './flush-context';

const DAY_MS = 86_400_000;

type Feature = keyof NonNullable<WikiCondition['unsupportedUntil']>;

/** Returns whether this wiki lacked a feature when it was last used, less than a day ago. */
export const isFeatureMissing = ({ state, now }: FlushContext, feature: Feature): boolean =>
  (state.condition.unsupportedUntil?.[feature] ?? '') > now().toISOString();

/** Saves that the wiki lacks a feature. It is tried again after a day, because the wiki may have been upgraded. */
export const saveMissingFeature = (context: FlushContext, feature: Feature): Promise<void> =>
  updateCondition(context, {
    unsupportedUntil: {
      ...context.state.condition.unsupportedUntil,
      [feature]: new Date(context.now().getTime() + DAY_MS).toISOString(),
    },
  });

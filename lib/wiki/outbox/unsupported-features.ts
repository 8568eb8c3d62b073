import type { WikiCondition } from '@/lib/wiki/model/sync';
import { type FlushContext, updateCondition } from './flush-context';

const DAY_MS = 86_400_000;

type Feature = keyof NonNullable<WikiCondition['lacks']>;

/** Whether a wiki was found to lack this within a day. */
export const isUnsupported = ({ condition, now }: FlushContext, feature: Feature): boolean =>
  (condition.lacks?.[feature] ?? '') > now().toISOString();

/** Remembers that a wiki lacks this; after a day it is asked again, since it may have been renewed. */
export const saveUnsupported = (context: FlushContext, feature: Feature): Promise<void> =>
  updateCondition(context, {
    lacks: {
      ...context.condition.lacks,
      [feature]: new Date(context.now().getTime() + DAY_MS).toISOString(),
    },
  });

import type { WikiCondition } from '@/lib/model/sync';
import { noteCondition, type Run } from './run';

const DAY_MS = 86_400_000;

type Lack = keyof NonNullable<WikiCondition['lacks']>;

/** Whether a wiki was found to lack this within a day. */
export const isLacking = ({ condition, now }: Run, what: Lack): boolean =>
  (condition.lacks?.[what] ?? '') > now().toISOString();

/** Remembers that a wiki lacks this; after a day it is asked again, since it may have been renewed. */
export const noteLack = (run: Run, what: Lack): Promise<void> =>
  noteCondition(run, {
    lacks: { ...run.condition.lacks, [what]: new Date(run.now().getTime() + DAY_MS).toISOString() },
  });

import { t } from '@/lib/locale/message';
import type { CredibilityLevel } from '@/lib/model/primitives';

/** The levels, best first, as they are offered. */
export const LEVELS = [5, 4, 3, 2, 1] as const satisfies readonly CredibilityLevel[];

/** The name of a level: "Good". */
export const levelName = (level: CredibilityLevel): string => t(`credibilityName${level}`);

/** What a level means, in one sentence. */
export const levelSentence = (level: CredibilityLevel): string => t(`credibilityMeaning${level}`);

import type { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Rating } from '@/lib/record/schema/rating';
import { t } from './message';

/** The levels, best first, in the order in which they are offered. */
export const CREDIBILITY_LEVELS = [5, 4, 3, 2, 1] as const satisfies readonly CredibilityLevel[];

/** The name of a level, such as "Good". */
export const getLevelName = (level: CredibilityLevel): string => t(`credibilityName${level}`);

/** The meaning of a level in one sentence. */
export const getLevelMeaning = (level: CredibilityLevel): string => t(`credibilityMeaning${level}`);

/** The origin of a rating: the venue, the reader, or unrated. */
export function formatRatingOrigin(rating: Rating): string {
  switch (rating.kind) {
    case 'inherited':
      return t('credibilityInherited', rating.venueName);
    case 'set-by-reader':
      return rating.reason ? t('credibilityOwnWithReason', rating.reason) : t('credibilityOwnLabel');
    case 'unrated':
      return t('credibilityNotInVenues', rating.host);
  }
}

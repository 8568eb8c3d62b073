import type { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { Rating } from '@/lib/record/schema/rating';
import { t } from './message';

/** The credibility levels from best to worst, which is the order in the select box. */
export const CREDIBILITY_LEVELS = [5, 4, 3, 2, 1] as const satisfies readonly CredibilityLevel[];

/** Returns the name of a credibility level, such as "Good". */
export const getLevelName = (level: CredibilityLevel): string => t(`credibilityName${level}`);

/** Returns the meaning of a credibility level in one sentence. */
export const getLevelMeaning = (level: CredibilityLevel): string => t(`credibilityMeaning${level}`);

/** Formats who gave a rating: the venue, the reader with a reason, or nobody. */
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

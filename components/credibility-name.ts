import { t } from '@/lib/locale/message';
import type { CredibilityLevel } from '@/lib/model/primitives';
import type { Rating } from '@/lib/model/rating';

/** The levels, best first, as they are offered. */
export const LEVELS = [5, 4, 3, 2, 1] as const satisfies readonly CredibilityLevel[];

/** The name of a level: "Good". */
export const levelName = (level: CredibilityLevel): string => t(`credibilityName${level}`);

/** What a level means, in one sentence. */
export const levelSentence = (level: CredibilityLevel): string => t(`credibilityMeaning${level}`);

/** Whose rating it is: that of the venue, the reader's own, or nobody's. */
export function ratingOrigin(rating: Rating): string {
  switch (rating.kind) {
    case 'inherited':
      return t('credibilityInherited', rating.venueName);
    case 'own':
      return rating.reason ? t('credibilityOwnReason', rating.reason) : t('credibilityOwn');
    case 'unrated':
      return t('credibilityNotInVenues', rating.host);
  }
}

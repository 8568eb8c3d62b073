import type { CredibilityLevel } from '@/lib/record/schema/primitives';
import type { ListedRating, Rating } from '@/lib/record/schema/rating';
import { formatDate } from './format-values';
import { t } from './message';

/** The credibility levels from best to worst, which is the order in the select box. */
export const CREDIBILITY_LEVELS = [5, 4, 3, 2, 1] as const satisfies readonly CredibilityLevel[];

/** Returns the name of a credibility level, such as "Good". */
export const getLevelName = (level: CredibilityLevel): string => t(`credibilityName${level}`);

/** Returns the meaning of a credibility level in one sentence. */
export const getLevelMeaning = (level: CredibilityLevel): string => t(`credibilityMeaning${level}`);

/** Returns a sentence about the origin of a rating: the venue, a venue list or the reader, or that there is none. */
export function formatRatingOrigin(rating: Rating): string {
  switch (rating.kind) {
    case 'inherited':
      return rating.reason
        ? t('credibilityInheritedWithReason', rating.venueName, rating.reason)
        : t('credibilityInherited', rating.venueName);
    case 'listed':
      return formatListedRating(rating);
    case 'set-by-reader':
      return rating.reason ? t('credibilityOwnWithReason', rating.reason) : t('credibilityOwnLabel');
    case 'unrated':
      return t('credibilityNotInVenues', rating.host);
  }
}

/** Formats the rating of a venue list with the name and date of the list. */
export function formatListedRating({ level, status, listName, listDate }: ListedRating): string {
  const listWithDate = listDate === null ? listName : `${listName}, ${formatDate(listDate)}`;
  return t('credibilityListed', status ?? t('credibilityListedLevel', String(level)), listWithDate);
}

/** Returns a sentence about the meaning of a rating. Returns null for a rating with the reader's reason and for an unrated source. */
export function getRatingMeaning(rating: Rating): string | null {
  if (rating.kind === 'listed') return t('credibilityListedMeaning');
  return rating.kind === 'inherited' && !rating.reason ? getLevelMeaning(rating.level) : null;
}

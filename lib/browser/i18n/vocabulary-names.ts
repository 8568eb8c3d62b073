import type { Access, SourceType, Stance } from '@/lib/record/schema/vocabulary';
import type { LINK_STATES } from '@/lib/record/vocabulary';
import { t } from './message';

const LINK_STATE_LABELS = {
  ok: 'recordLinkOk',
  dead: 'recordLinkDead',
  paywall: 'recordLinkPaywall',
  error: 'recordLinkError',
} as const;

/** Returns the name of a type of source, such as "paper". */
export const getTypeName = (type: SourceType): string => t(`type_${type}`);

/** Returns the name of a stance, such as "Support". */
export const getStanceName = (stance: Stance): string => t(`stance_${stance}`);

/** Returns the name of a link state. */
export const getLinkStateName = (state: (typeof LINK_STATES)[number]): string => t(LINK_STATE_LABELS[state]);

/** Returns the name of an access restriction, such as "Behind a login". */
export const getAccessName = (access: Access): string => t(`access_${access}`);

/** Formats a stored subtype or purpose for the reader: `news_article` becomes "news article". */
export const formatSubtypeOrPurpose = (storedText: string): string => storedText.replaceAll('_', ' ');

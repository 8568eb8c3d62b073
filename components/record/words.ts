import { t } from '@/lib/locale/message';
import type { Access, LINK_STATES, SourceType, Stance } from '@/lib/model/vocabulary';

const LINKS = {
  ok: 'recordLinkOk',
  dead: 'recordLinkDead',
  paywall: 'recordLinkPaywall',
  error: 'recordLinkError',
} as const;

/** The name of a type of source: "paper". */
export const typeName = (type: SourceType): string => t(`type_${type}`);

/** The name of a stance: "Support". */
export const stanceName = (stance: Stance): string => t(`stance_${stance}`);

/** What is known of a link: "answers". */
export const linkStateName = (state: (typeof LINK_STATES)[number]): string => t(LINKS[state]);

/** Who may read a page: "Behind a login". */
export const accessName = (access: Access): string => t(`access_${access}`);

/** A free badge as it is read: `news_article` is "news article". */
export const badgeText = (stored: string): string => stored.replaceAll('_', ' ');

import type { TextCandidate } from '@/lib/record/schema/candidate';
import { type PURPOSES, SUBTYPES } from '@/lib/record/vocabulary';
import { deduplicateByValue } from '../fields/candidates';

/** A subtype that the form offers. */
export type Subtype = keyof typeof SUBTYPES;
/** A purpose that the form offers. */
export type Purpose = (typeof PURPOSES)[number];

/** The usual purpose of each subtype, or null if sources of this subtype have different purposes. */
const PURPOSE_BY_SUBTYPE: Record<Subtype, Purpose | null> = {
  news_article: 'news',
  opinion: 'opinion',
  press_release: 'announcement',
  product_page: null,
  social_post: 'discussion',
  dataset: 'data',
  organization_page: null,
  web_page: null,
  research_paper: 'research',
  preprint: 'research',
  blog_post: 'analysis',
  forum_post: 'discussion',
  policy_document: 'policy',
  legislation: 'policy',
  documentation: 'reference',
  encyclopedia_entry: 'reference',
  video: null,
  recorded_interview: null,
  podcast_episode: null,
  report: 'research',
  system_card: 'reference',
  book: null,
};

/** A subtype and where the evidence for it was found. */
export type SubtypeEvidence = { subtype: Subtype; from: string };

/** Candidates for the type, subtype and purpose of a source. */
export type TypeCandidates = { type: TextCandidate[]; subtype: TextCandidate[]; purpose: TextCandidate[] };

const MAX_CANDIDATES = 6;

/** Lists the types, subtypes and purposes for which there is evidence, the strongest evidence first. */
export function listTypeCandidates(evidence: readonly SubtypeEvidence[]): TypeCandidates {
  const listCandidates = (getValue: (subtype: Subtype) => string | null) =>
    deduplicateByValue(
      evidence.flatMap(({ subtype, from }) => {
        const value = getValue(subtype);
        return value ? [{ value, from }] : [];
      }),
      MAX_CANDIDATES,
    );
  return {
    type: listCandidates((subtype) => SUBTYPES[subtype]),
    subtype: listCandidates((subtype) => subtype),
    purpose: listCandidates((subtype) => PURPOSE_BY_SUBTYPE[subtype]),
  };
}

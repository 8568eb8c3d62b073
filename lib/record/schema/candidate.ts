import { z } from './zod';

/**
 * Where a value was found, as shown to the reader: `citation_title`, `JSON-LD headline`, `og:title`, `page text`,
 * `URL` or `browser tab`. Typed values have `reader`.
 */
export const Origin = z.string().check(z.minLength(1), z.maxLength(200));
export type Origin = z.infer<typeof Origin>;

/** One captured text and where it was found. */
export const TextCandidate = z.strictObject({ value: z.string(), from: Origin });
export type TextCandidate = z.infer<typeof TextCandidate>;

/** One captured list (authors, keywords) and where it was found. */
export const ListCandidate = z.strictObject({ value: z.array(z.string()), from: Origin });
export type ListCandidate = z.infer<typeof ListCandidate>;

/** The candidates of a captured field, best first; the first one is used. Empty if the page states no value. */
export const TextCandidates = z.array(TextCandidate);
export type TextCandidates = z.infer<typeof TextCandidates>;

/** The candidates of a captured list field, best first. */
export const ListCandidates = z.array(ListCandidate);
export type ListCandidates = z.infer<typeof ListCandidates>;

import { z } from './zod';

/**
 * The place where a value was found, as it is shown to the reader: `citation_title`, `JSON-LD headline`, `og:title`, `page text`, `URL` or
 * `browser tab`. The origin of a typed value is `reader`. Not to be confused with the origin of a URL.
 */
export const ValueOrigin = z.string().check(z.minLength(1), z.maxLength(200));
export type ValueOrigin = z.infer<typeof ValueOrigin>;

/** A captured text and the place where it was found. */
export const TextCandidate = z.strictObject({ value: z.string(), from: ValueOrigin });
export type TextCandidate = z.infer<typeof TextCandidate>;

/** A captured list (authors, keywords) and the place where it was found. */
export const ListCandidate = z.strictObject({ value: z.array(z.string()), from: ValueOrigin });
export type ListCandidate = z.infer<typeof ListCandidate>;

/** The candidates of a captured field. The first one is the best and is used. */
export const TextCandidates = z.array(TextCandidate);
export type TextCandidates = z.infer<typeof TextCandidates>;

/** The candidates of a captured list field. The first one is the best and is used. */
export const ListCandidates = z.array(ListCandidate);
export type ListCandidates = z.infer<typeof ListCandidates>;

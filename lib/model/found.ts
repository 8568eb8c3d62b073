import { z } from './zod';

/**
 * Where a value was found, as shown to the reader: `citation_title`, `JSON-LD headline`, `og:title`, `page text`,
 * `URL`, `browser tab`; `reader` where it was typed.
 */
export const Origin = z.string().check(z.minLength(1), z.maxLength(200));
export type Origin = z.infer<typeof Origin>;

/** One captured text and where it was found. */
export const FoundText = z.strictObject({ value: z.string(), from: Origin });
export type FoundText = z.infer<typeof FoundText>;

/** One captured list (authors, keywords) and where it was found. */
export const FoundList = z.strictObject({ value: z.array(z.string()), from: Origin });
export type FoundList = z.infer<typeof FoundList>;

/** A captured field, best candidate first. No candidate: the page does not tell. The first one is the value taken. */
export const TextField = z.array(FoundText);
export type TextField = z.infer<typeof TextField>;

/** A captured list field, best candidate first. */
export const ListField = z.array(FoundList);
export type ListField = z.infer<typeof ListField>;

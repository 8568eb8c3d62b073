import { isWebUrl } from '@/lib/address/parse-url';
import { z } from './zod';

/** The key of a source: `sid_` and ten letters or digits. It never changes. */
export const StableId = z
  .string()
  .check(z.regex(/^sid_[A-Za-z0-9]{10}$/))
  .brand<'StableId'>();
export type StableId = z.infer<typeof StableId>;

/** The first 16 hexadecimal digits of the SHA-256 of the source's URL. */
export const ResourceId = z.string().check(z.regex(/^[0-9a-f]{16}$/));

/** A year, a month or a day: `2024`, `2024-05` or `2024-05-28`. */
export const PartialDate = z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/));

/** A time in ISO 8601, in UTC with `Z`. */
export const Timestamp = z.iso.datetime();

/** An absolute http or https URL, which is safe to use in a link. */
export const WebUrl = z.string().check(z.refine((value) => isWebUrl(value), 'not an http(s) address'));

/** A SHA-256 in 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A credibility level from 1 (low) to 5 (gold standard). */
export const CredibilityLevel = z.literal([1, 2, 3, 4, 5]);
export type CredibilityLevel = z.infer<typeof CredibilityLevel>;

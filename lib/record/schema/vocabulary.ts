import { ACCESS_KINDS, SOURCE_STATUSES, SOURCE_TYPES, STANCES } from '@/lib/record/vocabulary';
import { z } from './zod';

/** One of the nine types of a source. */
export const SourceType = z.enum(SOURCE_TYPES);
export type SourceType = z.infer<typeof SourceType>;

/** The position of the source on the question for which it is cited. */
export const Stance = z.enum(STANCES);
export type Stance = z.infer<typeof Stance>;

/** The reader's progress with a source. */
export const SourceStatus = z.enum(SOURCE_STATUSES);
export type SourceStatus = z.infer<typeof SourceStatus>;

/** The reason why the text of a page is not public. */
export const Access = z.enum(ACCESS_KINDS);
export type Access = z.infer<typeof Access>;

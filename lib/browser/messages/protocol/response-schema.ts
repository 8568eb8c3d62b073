import { WriteProblem } from '@/lib/record/schema/write-problem';
import { z } from '@/lib/record/schema/zod';

/** Builds the schema of a response: the value, or why nothing was written. */
export const buildResponseSchema = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: WriteProblem }),
  ]);

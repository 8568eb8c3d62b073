import { WriteProblem } from '@/lib/record/schema/write-problem';
import { z } from '@/lib/record/schema/zod';

/** Builds the schema of a response: a value, or the problem because of which the request failed. */
export const buildResponseSchema = <T extends z.ZodMiniType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), problem: WriteProblem }),
  ]);

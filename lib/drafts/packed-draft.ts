import { Draft } from '@/lib/model/draft';
import { Timestamp } from '@/lib/model/primitives';
import { z } from '@/lib/model/zod';

/** A big draft as it lies in `storage.local`: its JSON, and beside it when it was typed. */
const Packed = z.strictObject({ updatedAt: Timestamp, json: z.string() });

// The browser takes an object apart value by value, at every keystroke and in every context that watches: 2,500 key
// points took it 390 ms, one text 40. Below this many characters of JSON an object costs nothing that can be felt.
const BIG = 20_000;

/** The draft as it is kept: small ones as they are, a big one packed. */
export function packedDraft(draft: Draft): Draft | z.infer<typeof Packed> {
  const json = JSON.stringify(draft);
  return json.length > BIG ? { updatedAt: draft.updatedAt, json } : draft;
}

/** The draft that was kept so; null: it cannot be read. */
export function unpackedDraft(kept: unknown): Draft | null {
  const packed = Packed.safeParse(kept).data;
  return Draft.safeParse(packed ? parsed(packed.json) : kept).data ?? null;
}

/** When a kept draft was typed, told without unpacking it; null: it is none. */
export function typedAt(kept: unknown): string | null {
  if (typeof kept !== 'object' || kept === null || !('updatedAt' in kept)) return null;
  return typeof kept.updatedAt === 'string' ? kept.updatedAt : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

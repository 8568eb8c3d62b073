import { Draft } from '@/lib/record/schema/draft';
import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** A big draft as it lies in `storage.local`: its JSON, and beside it when it was typed. */
const PackedDraft = z.strictObject({ updatedAt: Timestamp, json: z.string() });

// The browser takes an object apart value by value, at every keystroke and in every context that watches: 2,500 key
// points took it 390 ms, one text 40. Below this many characters of JSON an object costs nothing that can be felt.
const PACK_THRESHOLD = 20_000;

/** The draft as it is kept: small ones as they are, a big one packed. */
export function packDraft(draft: Draft): Draft | z.infer<typeof PackedDraft> {
  const json = JSON.stringify(draft);
  return json.length > PACK_THRESHOLD ? { updatedAt: draft.updatedAt, json } : draft;
}

/** The draft that was kept so; null: it cannot be read. */
export function unpackDraft(storedValue: unknown): Draft | null {
  const packed = PackedDraft.safeParse(storedValue).data;
  return Draft.safeParse(packed ? parseJson(packed.json) : storedValue).data ?? null;
}

/** When a kept draft was typed, told without unpacking it; null: it is none. */
export function getUpdatedAt(storedValue: unknown): string | null {
  if (typeof storedValue !== 'object' || storedValue === null || !('updatedAt' in storedValue)) return null;
  return typeof storedValue.updatedAt === 'string' ? storedValue.updatedAt : null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

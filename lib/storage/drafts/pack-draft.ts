import { Draft } from '@/lib/record/schema/draft';
import { Timestamp } from '@/lib/record/schema/primitives';
import { z } from '@/lib/record/schema/zod';

/** A large draft as it is stored in `storage.local`: its JSON, and when it was last changed. */
const PackedDraft = z.strictObject({ updatedAt: Timestamp, json: z.string() });

// The browser serialises an object value by value, at every keystroke and in every context that watches: 2,500 key
// points took 390 ms, one string 40 ms. Below this many characters of JSON, an object costs nothing noticeable.
const PACK_THRESHOLD = 20_000;

/** Returns the value to store: a small draft unchanged, a large one packed. */
export function packDraft(draft: Draft): Draft | z.infer<typeof PackedDraft> {
  const json = JSON.stringify(draft);
  return json.length > PACK_THRESHOLD ? { updatedAt: draft.updatedAt, json } : draft;
}

/** Returns the draft of a stored value; null: it is unreadable. */
export function unpackDraft(storedValue: unknown): Draft | null {
  const packed = PackedDraft.safeParse(storedValue).data;
  return Draft.safeParse(packed ? parseJson(packed.json) : storedValue).data ?? null;
}

/** Returns when a stored draft was last changed, without unpacking it; null: the value is not a draft. */
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

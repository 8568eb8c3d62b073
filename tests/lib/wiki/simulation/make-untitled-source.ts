import { createHash } from 'node:crypto';
import type { Source } from '@/lib/record/schema/source';
import { makeSource as makeCompleteSource } from '@/tests/support/make-records';

const CREATED_AT = '2026-03-20T12:00:00.000Z';

/** Returns a source with this address, the id derived from it, and no title. `fields` are the values that a test is about. */
export function makeUntitledSource({ url, stableId, ...fields }: Partial<Source> & { url: string }): Source {
  const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
  return makeCompleteSource({
    url,
    id,
    stableId: stableId ?? `sid_${id.slice(0, 10)}`,
    title: '',
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    ...fields,
  });
}

import { createHash } from 'node:crypto';
import type { Source } from '@/lib/record/schema/source';
import { makeSource as makeCompleteSource } from '@/tests/support/make-sources';

const CREATED_AT = '2026-03-20T12:00:00.000Z';

/** Makes a source without a title. Its ids are derived from the URL. A test passes only the fields that it checks. */
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

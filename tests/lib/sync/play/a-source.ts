import { createHash } from 'node:crypto';
import type { Source } from '@/lib/model/source';
import { aSource as anySource } from '@/tests/support/makers';

const AT = '2026-03-20T12:00:00.000Z';

/** A source with this address and the id that follows from it, without a title; a test names only what it is about. */
export function aSource({ url, stableId, ...fields }: Partial<Source> & { url: string }): Source {
  const id = createHash('sha256').update(url).digest('hex').slice(0, 16);
  return anySource({
    url,
    id,
    stableId: stableId ?? `sid_${id.slice(0, 10)}`,
    title: '',
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  });
}

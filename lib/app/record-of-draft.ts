import { addressKeys } from '@/lib/identity/address-keys';
import type { Draft } from '@/lib/model/draft';
import type { StoreProblem } from '@/lib/model/problem';
import type { Source } from '@/lib/model/source';
import type { SourceRow } from '@/lib/model/source-row';
import { joinedDraft } from '@/lib/review/joined-source';
import type { StoreDeps } from './deps';

type Asked = Pick<StoreDeps, 'now' | 'sourceById' | 'sourceByAddress' | 'mergedInto'>;

/**
 * The record that a draft names, and the draft as it goes there. A record that went into another since is not revived
 * beside it: the words go to the one that stayed, under what stands there. `own` is null where none is named yet.
 */
export async function recordOfDraft(
  deps: Asked,
  draft: Draft,
): Promise<{ own: SourceRow | null; draft: Draft }> {
  const named = await deps.sourceById(draft.stableId);
  const own = named && (await survivorOf(deps, named));
  if (!own || own === named) return { own, draft };
  return { own, draft: joinedDraft(own.source, draft, deps.now().toISOString()) };
}

/** The other record, outside the bin, that is known under this address; null: there is none. */
export async function otherAt(
  deps: Pick<StoreDeps, 'sourceByAddress'>,
  url: string,
  stableId: string,
): Promise<SourceRow | null> {
  const holder = await deps.sourceByAddress(addressKeys(url));
  return holder && holder.shelf !== 'bin' && holder.stableId !== stableId ? holder : null;
}

/** Why `source` cannot have its new address: another record has it already; null: the address may be taken. */
export async function holderOfAddress(
  deps: Asked,
  before: Source | null,
  { stableId, url }: Pick<Source, 'stableId' | 'url'>,
): Promise<StoreProblem | null> {
  if (!before || before.url === url) return null;
  const holder = await otherAt(deps, url, stableId);
  return holder && { kind: 'address-taken', title: holder.source.title };
}

// Merged on and on, a record is followed to the last one. Two that went into each other end the search.
async function survivorOf(deps: Asked, named: SourceRow): Promise<SourceRow> {
  const seen = new Set<string>();
  let row = named;
  while (row.shelf === 'bin' && !seen.has(row.stableId)) {
    seen.add(row.stableId);
    const keep = await deps.mergedInto(row.stableId);
    const next = keep && (await deps.sourceById(keep));
    if (!next) break;
    row = next;
  }
  return row;
}

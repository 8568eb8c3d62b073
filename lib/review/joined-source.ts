import { mergeSources } from '@/lib/identity/merge-sources';
import type { Draft, Edits } from '@/lib/model/draft';
import type { Extraction } from '@/lib/model/extraction';
import type { Source } from '@/lib/model/source';
import { withoutSame } from './pruned-draft';
import { sourceFromDraft } from './source-from-draft';
import { withWordsOfBoth } from './words-of-both';

/**
 * The record as another page of the same work leaves it: its own values stand, what the page tells besides fills gaps
 * and becomes candidates, the page's addresses become aliases. Nothing is stored.
 */
export function joinedSource(source: Source, page: Extraction, draft: Draft, now: Date): Source {
  const typed = (draft.apart ?? draft).edits.url;
  const edits: Edits = typed === undefined ? {} : { url: typed };
  const other = sourceFromDraft({
    draft: { ...draft, edits, chosen: {} },
    extraction: page,
    existing: null,
    venueIdOf: () => null,
    now,
  });
  if (!other.ok) return source;
  // Status and link state are not told by the page; the record keeps its own.
  const told = { ...other.value, id: source.id, status: source.status, type: source.type, linkState: null };
  return { ...mergeSources(source, told), linkState: source.linkState, updatedAt: source.updatedAt };
}

/** The draft of a page as an edit of a saved record, by the reader's word that both are the same work. */
export function joinedDraft(source: Source, draft: Draft, at: string): Draft {
  const { url: _, ...edits } = withWordsOfBoth(source, draft).edits;
  const apart = { stableId: draft.stableId, edits: draft.edits, chosen: draft.chosen };
  const { base: __, ...rest } = draft;
  return { ...rest, stableId: source.stableId, ofSaved: true, updatedAt: at, edits, apart };
}

/** The draft as it was before it was joined to `source`, with what was typed since. */
export function partedDraft(source: Source, draft: Draft, at: string): Draft {
  const { apart, base: _, ...joined } = draft;
  if (!apart) return draft;
  const before = { ...draft, ...apart };
  const since = withoutSame(draft.edits, joinedDraft(source, before, at).edits);
  return {
    ...joined,
    stableId: apart.stableId,
    ofSaved: false,
    updatedAt: at,
    edits: { ...apart.edits, ...since },
    chosen: { ...joined.chosen, ...apart.chosen },
  };
}

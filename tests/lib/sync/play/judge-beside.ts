import type { Source } from '@/lib/model/source';
import type { OutboxEntry } from '@/lib/model/sync';
import type { LocalText } from '@/lib/sync/run';
import type { Found } from './judge-end';
import type { PlayWiki } from './play-wiki';

/** A settled source with a wiki at rest, and what is known beside its fields. */
export type EndBeside = {
  wiki: PlayWiki;
  source: Source;
  record: OutboxEntry;
  /** The text that could be sent now; null: none. */
  own: LocalText | null;
  /** Whether the policy was changed and nothing has made the source due since. */
  isStale: boolean;
  /** Whether another editor said something about the address since it was last read. */
  isUnread: boolean;
  isLast: boolean;
  isNo: (sha256: string) => boolean;
  /** Whether the text there, if there is one, was put there by another editor. */
  isTheirs: boolean;
  /** Whether it was sent from here. */
  isOurs: boolean;
};

/** What of text, link state and citing pages is neither there nor told, and what is told and not true. */
export function judgedBeside(end: EndBeside): Found {
  const { wiki, source, record, isStale, isUnread, isLast } = end;
  const found: Found = { lost: [], untrue: [] };
  const about = `${source.stableId} with ${wiki.wiki.id}`;
  const text = isStale ? null : wrongText(end);
  if (text) found[text.as].push(`the text of ${about} is ${record.text.kind}: ${text.why}`);
  if ((isLast || !isUnread) && isNews(end))
    found.lost.push(`${about}: ${source.linkState?.state} is not said`);
  if (isLast) {
    const { pages, citedBy } = wiki.server.state;
    const citing = (citedBy.get(record.remoteId ?? '') ?? []).filter((id) => pages.has(id));
    const told = record.citedBy?.pages.map(({ pageId }) => pageId);
    if (String(told) !== String(citing)) found.untrue.push(`${about}: cited by ${told}, there ${citing}`);
  }
  return found;
}

type Wrong = { as: 'lost' | 'untrue'; why: string };
const lost = (why: string): Wrong => ({ as: 'lost', why });
const untrue = (why: string): Wrong => ({ as: 'untrue', why });

/** Every text is there, or asked about, or withheld for a reason that holds. */
function wrongText({ wiki, record, own, isNo, isTheirs, isOurs, isLast }: EndBeside): Wrong | null {
  const { text } = record;
  const policy = wiki.wiki.contentPolicy;
  if (text.kind === 'approved' && own?.sha256 === text.sha256) return lost('the reader said yes');
  if (text.kind === 'waiting') return policy === 'never' ? untrue('it never goes') : lost('nothing fails');
  if (text.kind === 'refused') return untrue('it is not too long');
  const there = wiki.server.state.contents.get(record.remoteUrl ?? '');
  const isThere = 'sha256' in text && there?.contentHash === text.sha256.slice(0, 16);
  if (text.kind === 'sent' && !isThere && !isTheirs) return untrue('it is not there');
  if (text.kind === 'theirs-kept' && !isThere && !isTheirs && !isNo(text.sha256))
    return untrue('nothing of the wiki stays');
  if (text.kind === 'theirs-kept' && isThere && isOurs) return untrue('it was sent');
  if (text.kind === 'sent' && isLast) {
    const row = wiki.server.state.rows.get(record.remoteId ?? '');
    if (text.owesNote || row?.contentHash !== text.sha256.slice(0, 16))
      return lost('the entry does not say so');
  }
  if (policy === 'never' || !own) return null;
  if (text.kind === 'none') return lost(`the policy is ${policy}`);
  if (text.kind === 'withheld' && own.restriction !== text.why)
    return untrue(`the page is marked ${own.restriction}`);
  return text.sha256 === own.sha256 ? null : lost('there is a newer text');
}

function isNews({ wiki, source: { linkState }, record }: EndBeside): boolean {
  const row = wiki.server.state.rows.get(record.remoteId ?? '');
  if (!linkState || !row) return false;
  if (!row.fetchStatus) return linkState.state !== 'ok';
  return linkState.state !== row.fetchStatus && linkState.checkedAt > String(row.lastFetchedAt);
}

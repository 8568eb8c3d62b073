import type { SyncDescription } from '@/lib/app/describe/describe-sync-status';

/** A sync status in the list: `shortLabel` is displayed, and the sentence in `text` is its tooltip. */
export type SyncLabel = Pick<SyncDescription, 'tone' | 'shortLabel' | 'text'>;

/** The sync status of a source in the list. */
export function SyncBadge({ tone, shortLabel, text }: SyncLabel) {
  return (
    <span className="sync-label" data-tone={tone} title={text}>
      {shortLabel}
    </span>
  );
}

import type { SyncDescription } from '@/lib/app/describe/describe-sync-state';

/** A sync state as the list shows it: one word, the whole sentence on pointing. */
export type SyncLabel = Pick<SyncDescription, 'tone' | 'shortLabel' | 'text'>;

/** The word of a source in the list. */
export function SyncBadge({ tone, shortLabel, text }: SyncLabel) {
  return (
    <span className="sync-word" data-tone={tone} title={text}>
      {shortLabel}
    </span>
  );
}

import type { SyncLook } from './sync-look';

/** A sync state as the list shows it: one word, the whole sentence on pointing. */
export type SyncWord = Pick<SyncLook, 'tone' | 'short' | 'words'>;

/** The word of a source in the list. */
export function SyncWordMark({ tone, short, words }: SyncWord) {
  return (
    <span className="sync-word" data-tone={tone} title={words}>
      {short}
    </span>
  );
}

import type { KeyboardEvent } from 'react';
import type { QuoteCopyFormat } from '@/lib/evidence/quote-link';

/** Returns what a key copies of the quote that has the focus: L the link to it, M the quote as Markdown. Null for any other key, and while a key is held down. */
export function findCopyFormat({
  key,
  altKey,
  ctrlKey,
  metaKey,
  repeat,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat'>): QuoteCopyFormat | null {
  if (repeat || altKey || ctrlKey || metaKey) return null;
  switch (key.toLowerCase()) {
    case 'l':
      return 'link';
    case 'm':
      return 'markdown';
    default:
      return null;
  }
}

import type { KeyboardEvent } from 'react';
import type { QuoteCopyFormat } from '@/lib/evidence/quote-link';

/**
 * Returns the format in which a key copies the focused quote: L copies a link to the quote, M copies the quote as Markdown.
 * Returns null for any other key, with Alt, Ctrl or Meta, and for the repeated events of a key that is held down.
 */
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

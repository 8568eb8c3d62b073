import { Fragment } from 'react';
import type { DiffPart } from '@/lib/evidence/diff-words';

/** One of two compared texts. The words that the other text does not have are shown as removed or added. */
export function DiffText({ parts, side }: { parts: DiffPart[]; side: 'removed' | 'added' }) {
  const Change = side === 'removed' ? 'del' : 'ins';
  return parts
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ kind, text }, index) => {
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has no id
      return kind === 'same' ? <Fragment key={index}>{text}</Fragment> : <Change key={index}>{text}</Change>;
    });
}

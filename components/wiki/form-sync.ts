import type { CitingPagesRead } from '@/components/record/CitedBy';
import { t } from '@/lib/locale/message';
import type { ReviewState } from '@/lib/review/review-state';
import { stripOf } from '@/lib/review/strip';
import type { StripLook } from '../form/strip-words';
import type { SyncLook } from './sync-look';

/** How the saved page of a form stands with the active wiki. */
export type FormSync = {
  look: SyncLook;
  /** What the reader can do about it; null: nothing is needed. */
  action: { label: string; press: () => void } | null;
  citedBy: CitingPagesRead;
};

/** The strip with what the wiki says to it: after saving always, on a saved page where it asks for the reader. */
export function stripWithSync(state: ReviewState, own: StripLook, sync: FormSync | null): StripLook {
  const strip = stripOf(state);
  const { kind } = strip;
  if (!sync || !saysMore(kind, sync)) return own;
  const { tone, sign, words } = sync.look;
  const first = strip.kind === 'saved' && !strip.both ? `${t('stripSaved')}.` : own.words;
  const calm = tone === 'quiet' || tone === 'ok';
  return { ...(calm ? own : { tone, sign }), words: `${first} ${words}` };
}

/** Whether the strip speaks of the wiki, and so offers what can be done about it. */
export const saysMore = (kind: string, { look }: FormSync): boolean =>
  kind === 'saved' || (kind === 'already-saved' && ['note', 'warn', 'bad'].includes(look.tone));

import type { DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { t } from '@/lib/browser/i18n/message';
import type { CitingPageList } from './citing-pages';
import type { StripDescription } from './describe-strip';
import type { SyncDescription } from './describe-sync-state';

/** How the saved page of a form stands with the active wiki. */
export type FormSync = {
  description: SyncDescription;
  /** What the reader can do about it; null: nothing is needed. */
  action: { label: string; run: () => void } | null;
  citedBy: CitingPageList;
};

/** The strip with what the wiki says to it: after saving always, on a saved page where it asks for the reader. */
export function describeStripWithSync(
  state: DraftState,
  stripDescription: StripDescription,
  sync: FormSync | null,
): StripDescription {
  const strip = getFormStatus(state);
  const { kind } = strip;
  if (!sync || !hasWikiMessage(kind, sync)) return stripDescription;
  const { tone, sign, text } = sync.description;
  const leadText =
    strip.kind === 'saved' && !strip.hasMergedText ? `${t('stripSaved')}.` : stripDescription.text;
  const isCalm = tone === 'quiet' || tone === 'ok';
  return { ...(isCalm ? stripDescription : { tone, sign }), text: `${leadText} ${text}` };
}

/** Whether the strip speaks of the wiki, and so offers what can be done about it. */
export const hasWikiMessage = (kind: string, { description }: FormSync): boolean =>
  kind === 'saved' || (kind === 'already-saved' && ['note', 'warn', 'bad'].includes(description.tone));

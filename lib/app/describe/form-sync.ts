import type { DraftState } from '@/lib/app/form/draft-state';
import { getFormStatus } from '@/lib/app/form/form-status';
import { t } from '@/lib/browser/i18n/message';
import type { CitingPageList } from './citing-pages';
import type { StripDescription } from './describe-strip';
import type { SyncDescription } from './describe-sync-status';

/** The sync status of the saved page in the form, for the active wiki. */
export type FormSync = {
  description: SyncDescription;
  /** What the reader can do about the status; null if nothing is needed. */
  action: { label: string; run: () => void } | null;
  citedBy: CitingPageList;
};

/** Adds the sync status to the strip: always after saving, and on a saved page if the reader has to act. */
export function describeStripWithSync(
  state: DraftState,
  stripDescription: StripDescription,
  sync: FormSync | null,
): StripDescription {
  const strip = getFormStatus(state);
  const { kind } = strip;
  if (!sync || !hasWikiMessage(kind, sync)) return stripDescription;
  const { tone, icon, text } = sync.description;
  const leadText =
    strip.kind === 'saved' && !strip.hasMergedText ? `${t('stripSaved')}.` : stripDescription.text;
  const isCalm = tone === 'quiet' || tone === 'ok';
  return { ...(isCalm ? stripDescription : { tone, icon }), text: `${leadText} ${text}` };
}

/** Whether the strip shows the sync status, and therefore its action. */
export const hasWikiMessage = (kind: string, { description }: FormSync): boolean =>
  kind === 'saved' || (kind === 'already-saved' && ['note', 'warn', 'bad'].includes(description.tone));

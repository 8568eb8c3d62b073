import { getLinkStateByOutcome } from '@/lib/record/link-state';
import type { PageCheck } from '@/lib/record/schema/page-check';
import type { Source } from '@/lib/record/schema/source';

/**
 * Returns the URL at which the Wayback Machine shows the copy of a page that is closest to the day of a time (ISO 8601):
 * `https://web.archive.org/web/20260312/https://…`. Nothing is known about whether there is a copy.
 */
const buildArchivedCopyUrl = (url: string, timestamp: string): string =>
  `https://web.archive.org/web/${timestamp.slice(0, 10).replaceAll('-', '')}/${url}`;

/**
 * Returns the URL of an archived copy of the page of a source if its last check found that readers can't read the source there, and null
 * otherwise. A link that was behind a paywall when it was captured gets none, because its reader could read it.
 */
export function findArchivedCopyUrl(
  { url, createdAt, linkState }: Pick<Source, 'url' | 'createdAt' | 'linkState'>,
  check: Pick<PageCheck, 'outcome'> | null,
): string | null {
  const checkedState = check && getLinkStateByOutcome(check.outcome);
  const isOffered =
    checkedState === null
      ? linkState?.state === 'dead' || linkState?.state === 'error'
      : checkedState !== 'ok';
  return isOffered ? buildArchivedCopyUrl(url, createdAt) : null;
}

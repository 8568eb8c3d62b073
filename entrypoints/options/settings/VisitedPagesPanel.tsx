import { useCallback, useEffect, useState } from 'react';
import { VisitedPagesSection } from '@/components/settings/VisitedPagesSection';
import { err, ok, type Result } from '@/lib/base/result';
import { watchHostPermissions } from '@/lib/browser/host-permissions';
import { t } from '@/lib/browser/i18n/message';
import {
  hasAccessToAllSites,
  removeAccessToAllSites,
  requestAccessToAllSites,
} from '@/lib/browser/visited-pages';
import type { Database } from '@/lib/storage/open-database';
import { listWikis } from '@/lib/storage/queries/list-wikis';
import type { Setting } from '@/lib/storage/settings/define-setting';
import { markSavedLinks, markSavedPages } from '@/lib/storage/settings/settings';
import type { LibraryActions } from '../use-library-actions';
import { useOptimisticValue } from '../use-optimistic-values';
import { useSetting } from '../use-setting';
import { getMatchPattern } from '../wiki/use-wikis';

type Props = { database: Database; libraryActions: LibraryActions };

/** Shows the settings about visited pages. Asks for access to all sites from the click that switches one of them on. */
export function VisitedPagesPanel({ database, libraryActions }: Props) {
  const hasAccess = useAccessToAllSites();
  const access = { database, hasAccess, libraryActions };
  const pagesControl = useSiteAccessSetting(markSavedPages, markSavedLinks, access);
  const linksControl = useSiteAccessSetting(markSavedLinks, markSavedPages, access);
  if (pagesControl.value === null || linksControl.value === null) return null;
  return (
    <VisitedPagesSection
      shouldMarkPages={pagesControl.value}
      shouldMarkLinks={linksControl.value}
      onMarkPagesChange={pagesControl.set}
      onMarkLinksChange={linksControl.set}
    />
  );
}

type SwitchProblem = 'access-denied' | 'disk-full';
type SiteAccess = Props & { hasAccess: boolean | null };

/**
 * Returns the value of a setting that can be on only while the extension has access to all sites, and the
 * function that changes it. The value is null until it is known. `otherSetting` needs the same access.
 */
function useSiteAccessSetting(
  setting: Setting<boolean>,
  otherSetting: Setting<boolean>,
  { database, hasAccess, libraryActions }: SiteAccess,
): { value: boolean | null; set: (isOn: boolean) => void } {
  const { notifyError, notifyStatus } = libraryActions;
  const storedValue = useSetting(setting);
  const onFailure = useCallback(
    ({ problem }: { problem: SwitchProblem }) =>
      notifyError(t(problem === 'access-denied' ? 'settingsAllSitesDenied' : 'settingsNotSaved')),
    [notifyError],
  );
  const { shownValue, saveValue } = useOptimisticValue<boolean | null, Result<null, SwitchProblem>>(
    storedValue === undefined || hasAccess === null ? null : storedValue && hasAccess,
    onFailure,
  );
  const write = async (isOn: boolean, access: Promise<boolean>): Promise<Result<null, SwitchProblem>> => {
    if (isOn && !(await access)) return err('access-denied');
    try {
      // While the access is missing, both settings are shown as off. Granting it for one must not turn on the other.
      if (isOn && !hasAccess) await otherSetting.set(false);
      await setting.set(isOn);
      if (
        !isOn &&
        !(await otherSetting.get()) &&
        !(await removeAccessToAllSites(await listWikiSites(database)))
      )
        notifyStatus(t('settingsAllSitesKept'));
      return ok(null);
    } catch {
      return err('disk-full');
    }
  };
  const set = (isOn: boolean): void => {
    // The browser shows the permission prompt only if the request is made in the click handler.
    const access = isOn ? requestAccessToAllSites() : Promise.resolve(true);
    void saveValue(isOn, () => write(isOn, access));
  };
  return { value: shownValue, set };
}

/** Lists the match patterns of the connected wikis. */
const listWikiSites = async (database: Database): Promise<string[]> =>
  (await listWikis(database)).map(({ baseUrl }) => getMatchPattern(baseUrl));

/** Returns whether the extension has access to all sites, also after a change in the browser. Null until it is known. */
function useAccessToAllSites(): boolean | null {
  const [hasAccess, setHasAccess] = useState<boolean | null>(null);
  useEffect(() => {
    const update = (): void => void hasAccessToAllSites().then(setHasAccess);
    update();
    return watchHostPermissions(update);
  }, []);
  return hasAccess;
}

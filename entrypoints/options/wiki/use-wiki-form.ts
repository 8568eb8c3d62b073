import { useState } from 'react';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import {
  type ConnectionProblem,
  connectWiki,
  type WikiFormValues,
  type WikiSettingsDeps,
} from '@/lib/app/library/wiki-settings';
import { requestHostPermission } from '@/lib/browser/host-permissions';
import { t } from '@/lib/browser/i18n/message';
import { findPlainHttpScope, parseBaseUrl } from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import type { TestedConnection } from '@/lib/wiki/model/tested-connection';
import type { Wiki } from '@/lib/wiki/model/wiki';

const EMPTY_VALUES: WikiFormValues = { address: '', token: '', name: '' };

/** Returns the state and the actions of the wiki form. `existingWiki` is the wiki to edit, or null for a new wiki. */
export function useWikiForm(
  wikiDeps: WikiSettingsDeps,
  existingWiki: Wiki | null,
  onSaved: (wiki: Wiki) => void,
) {
  const [values, setValues] = useState(
    existingWiki ? { ...EMPTY_VALUES, address: existingWiki.baseUrl, name: existingWiki.name } : EMPTY_VALUES,
  );
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [testedConnection, setTestedConnection] = useState<TestedConnection | null>(null);

  const submit = ({ shouldSave }: { shouldSave: boolean }): void => {
    const parsedUrl = parseBaseUrl(values.address);
    if (!parsedUrl.ok) {
      setProblem(formatWikiProblem(parsedUrl.problem.kind));
      return;
    }
    // Browsers show the permission prompt only in a click event, so the request must come before any `await`.
    const permissionRequest = requestHostPermission(parsedUrl.value.matchPattern);
    setBusy(true);
    setProblem(null);
    setTestedConnection(null);
    void connectWiki(wikiDeps, { permissionRequest, values, existingWiki, shouldSave }, setTestedConnection)
      .then((result) => {
        if (!result.ok) setProblem(formatConnectionProblem(result.problem));
        else if (result.value) onSaved(result.value);
      })
      .finally(() => setBusy(false));
  };
  return {
    values,
    plainHttp: findPlainHttpScope(values.address),
    isBusy,
    problem,
    testResult: testedConnection,
    onChange: setValues,
    onTest: () => submit({ shouldSave: false }),
    onConnect: () => submit({ shouldSave: true }),
  };
}

const formatConnectionProblem = (problem: ConnectionProblem): string =>
  problem.kind === 'permission-denied' ? t('wikiPermissionDenied') : formatProblem(problem);

import { useState } from 'react';
import type { ConnectionTestResult, WikiValues } from '@/components/wiki/WikiForm';
import { parseUrl } from '@/lib/address/parse-url';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { formatWikiProblem } from '@/lib/app/describe/format-wiki-problem';
import { requestHostPermission } from '@/lib/browser/host-permissions';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import {
  buildDefaultPageAddress,
  findPlainHttpScope,
  parseBaseUrl,
} from '@/lib/wiki/adapters/research-wiki/client/parse-base-url';
import type { Wiki } from '@/lib/wiki/model/wiki';

const EMPTY_VALUES: WikiValues = { address: '', token: '', name: '' };

/** The form of a wiki and its two buttons. `kept`: the wiki that is edited; null: a new one. */
export function useWikiForm(existingWiki: Wiki | null, onSaved: (wiki: Wiki) => void) {
  const [values, setValues] = useState(
    existingWiki ? { ...EMPTY_VALUES, address: existingWiki.baseUrl, name: existingWiki.name } : EMPTY_VALUES,
  );
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [foundWiki, setFoundWiki] = useState<ConnectionTestResult | null>(null);

  const submit = (shouldSave: boolean): void => {
    const parsedUrl = parseBaseUrl(values.address);
    if (!parsedUrl.ok) {
      setProblem(formatWikiProblem(parsedUrl.problem.kind));
      return;
    }
    // In the click and before anything is awaited, or the browser does not ask.
    const permissionRequest = requestHostPermission(parsedUrl.value.matchPattern);
    setBusy(true);
    setProblem(null);
    setFoundWiki(null);
    const showProblem = (message: string | null) => setProblem(message);
    void connect({ permissionRequest, values, existingWiki, shouldSave, onFound: setFoundWiki, onSaved })
      .then(showProblem)
      .finally(() => setBusy(false));
  };
  return {
    values,
    plain: findPlainHttpScope(values.address),
    busy: isBusy,
    problem,
    found: foundWiki,
    onChange: setValues,
    onTest: () => submit(false),
    onConnect: () => submit(true),
  };
}

type ConnectionAttempt = {
  permissionRequest: Promise<boolean>;
  values: WikiValues;
  existingWiki: Wiki | null;
  shouldSave: boolean;
  onFound: (foundWiki: ConnectionTestResult) => void;
  onSaved: (wiki: Wiki) => void;
};

/** Tests what was typed and, if asked, keeps it. Gives what went wrong, in words; null: nothing. */
async function connect({
  permissionRequest,
  values,
  existingWiki,
  shouldSave,
  onFound,
  onSaved,
}: ConnectionAttempt): Promise<string | null> {
  if (!(await permissionRequest)) return t('wikiRefusedPermission');
  const token = values.token.trim() === '' && existingWiki ? null : values.token.trim();
  const testReply = await send('wiki/test', {
    pasted: values.address,
    token,
    wikiId: existingWiki?.id ?? null,
  });
  if (!testReply.ok) return formatProblem(testReply.problem);
  onFound(testReply.value);
  if (!shouldSave) return null;
  const { baseUrl } = testReply.value;
  const name = values.name.trim() || (parseUrl(baseUrl)?.host ?? baseUrl);
  const wiki: Wiki = existingWiki ? { ...existingWiki, name } : { ...createWiki(baseUrl), name };
  const saveReply = await send('wiki/save', { wiki, token });
  if (!saveReply.ok) return formatProblem(saveReply.problem);
  onSaved(wiki);
  return null;
}

const createWiki = (baseUrl: string): Omit<Wiki, 'name'> => ({
  id: crypto.randomUUID(),
  baseUrl,
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
  pageAddress: buildDefaultPageAddress(baseUrl),
});

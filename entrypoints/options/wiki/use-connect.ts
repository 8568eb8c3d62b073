import { useState } from 'react';
import { problemText } from '@/components/problem-text';
import type { FoundWiki, WikiValues } from '@/components/wiki/WikiForm';
import { wikiProblemText } from '@/components/wiki-problem-text';
import { t } from '@/lib/locale/message';
import { send } from '@/lib/messages/send';
import type { Wiki } from '@/lib/model/wiki';
import { requestHost } from '@/lib/platform/permissions';
import { baseUrlOf, pageAddressBelow, plainOf } from '@/lib/wiki-client/base-url';

const EMPTY: WikiValues = { address: '', token: '', name: '' };

/** The form of a wiki and its two buttons. `kept`: the wiki that is edited; null: a new one. */
export function useConnect(kept: Wiki | null, onSaved: (wiki: Wiki) => void) {
  const [values, setValues] = useState(kept ? { ...EMPTY, address: kept.baseUrl, name: kept.name } : EMPTY);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<FoundWiki | null>(null);

  const go = (saves: boolean): void => {
    const base = baseUrlOf(values.address);
    if (!base.ok) {
      setProblem(wikiProblemText(base.problem.kind));
      return;
    }
    // In the click and before anything is awaited, or the browser does not ask.
    const granted = requestHost(base.value.pattern);
    setBusy(true);
    setProblem(null);
    setFound(null);
    const told = (words: string | null) => setProblem(words);
    void connect({ granted, values, kept, saves, onFound: setFound, onSaved })
      .then(told)
      .finally(() => setBusy(false));
  };
  return {
    values,
    plain: plainOf(values.address),
    busy,
    problem,
    found,
    onChange: setValues,
    onTest: () => go(false),
    onConnect: () => go(true),
  };
}

type Attempt = {
  granted: Promise<boolean>;
  values: WikiValues;
  kept: Wiki | null;
  saves: boolean;
  onFound: (found: FoundWiki) => void;
  onSaved: (wiki: Wiki) => void;
};

/** Tests what was typed and, if asked, keeps it. Gives what went wrong, in words; null: nothing. */
async function connect({ granted, values, kept, saves, onFound, onSaved }: Attempt): Promise<string | null> {
  if (!(await granted)) return t('wikiRefusedPermission');
  const token = values.token.trim() === '' && kept ? null : values.token.trim();
  const tested = await send('wiki/test', { pasted: values.address, token, wikiId: kept?.id ?? null });
  if (!tested.ok) return problemText(tested.problem);
  onFound(tested.value);
  if (!saves) return null;
  const { baseUrl } = tested.value;
  const name = values.name.trim() || new URL(baseUrl).host;
  const wiki: Wiki = kept ? { ...kept, name } : { ...newWiki(baseUrl), name };
  const saved = await send('wiki/save', { wiki, token });
  if (!saved.ok) return problemText(saved.problem);
  onSaved(wiki);
  return null;
}

const newWiki = (baseUrl: string): Omit<Wiki, 'name'> => ({
  id: crypto.randomUUID(),
  baseUrl,
  contentPolicy: 'never',
  credibilityMapping: null,
  active: true,
  pageAddress: pageAddressBelow(baseUrl),
});

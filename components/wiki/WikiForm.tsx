import { useEffect, useId, useRef } from 'react';
import type { WikiFormValues } from '@/lib/app/library/wiki-settings';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { TestedConnection } from '@/lib/wiki/model/tested-connection';
import type { PlainHttpScope } from '@/lib/wiki/model/wiki';
import { PlainHttpWarning } from './PlainHttpWarning';

/** The parts of a connection test's result that the form displays. */
type ConnectionTestResult = Omit<TestedConnection, 'baseUrl'>;

type Props = {
  values: WikiFormValues;
  /** Whether the wiki is connected already. Its URL can't change then, and an empty input leaves the stored token unchanged. */
  isExisting: boolean;
  /** Who can read the traffic if the typed URL is plain http: this computer or the network. Null for https. */
  plainHttp: PlainHttpScope | null;
  isBusy: boolean;
  problem: string | null;
  testResult: ConnectionTestResult | null;
  onChange: (values: WikiFormValues) => void;
  onTest: () => void;
  onConnect: () => void;
  onCancel: () => void;
};

/**
 * The form with the URL, the token and the name of a wiki. `onTest` and `onConnect` run inside the click event, because
 * browsers allow a permission request only there.
 */
export function WikiForm(props: Props) {
  const {
    values,
    isExisting,
    plainHttp,
    isBusy,
    problem,
    testResult,
    onChange,
    onTest,
    onConnect,
    onCancel,
  } = props;
  const update = (change: Partial<WikiFormValues>) => onChange({ ...values, ...change });
  const formRef = useRef<HTMLFormElement>(null);
  // The button that opened the form has disappeared, so the first editable input gets the focus.
  useEffect(() => {
    const firstInput = formRef.current?.querySelector<HTMLElement>('input:not([readonly])');
    firstInput?.focus({ preventScroll: true });
    formRef.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <form
      ref={formRef}
      className="wiki-form"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect();
      }}
    >
      <Field label={t('wikiAddress')} hint={t(isExisting ? 'wikiAddressFixed' : 'wikiAddressHint')}>
        {(id, hint) => (
          <input
            id={id}
            aria-describedby={hint}
            className="field"
            inputMode="url"
            spellCheck={false}
            readOnly={isExisting}
            value={values.address}
            onChange={(event) => update({ address: event.target.value })}
          />
        )}
      </Field>
      <div role="status">
        <PlainHttpWarning plainHttp={plainHttp} />
      </div>
      <Field label={t('wikiToken')} hint={t('wikiTokenHint')}>
        {(id, hint) => (
          <input
            id={id}
            aria-describedby={hint}
            className="field"
            type="password"
            autoComplete="off"
            placeholder={isExisting ? t('wikiTokenSaved') : ''}
            value={values.token}
            onChange={(event) => update({ token: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('wikiName')} hint={t('wikiNameHint')}>
        {(id, hint) => (
          <input
            id={id}
            aria-describedby={hint}
            className="field"
            value={values.name}
            onChange={(event) => update({ name: event.target.value })}
          />
        )}
      </Field>
      <div role="status">{isBusy ? t('wikiTesting') : testResult && <TestResult result={testResult} />}</div>
      <div role="alert">{!isBusy && problem && <p className="wiki-problem">{problem}</p>}</div>
      <div className="wiki-actions">
        <button type="button" className="button" disabled={isBusy} onClick={onTest}>
          {t('wikiTest')}
        </button>
        <button type="submit" className="button" data-kind="primary" disabled={isBusy}>
          {t(isExisting ? 'wikiSave' : 'wikiConnect')}
        </button>
        <button type="button" className="button" data-kind="quiet" onClick={onCancel}>
          {t('wikiCancel')}
        </button>
      </div>
    </form>
  );
}

type FieldProps = {
  label: string;
  hint: string;
  children: (id: string, hintId: string) => React.ReactNode;
};

function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="wiki-field">
      <label htmlFor={id}>{label}</label>
      {children(id, `${id}-hint`)}
      <span id={`${id}-hint`} className="hint">
        {hint}
      </span>
    </div>
  );
}

function TestResult({ result }: { result: ConnectionTestResult }) {
  return (
    <ul className="wiki-test-result">
      <li>{tCount('wikiTestConnected', result.resourceCount)}</li>
      {result.acceptsAnonymousWrites && <li data-tone="warn">{t('wikiTestNoToken')}</li>}
      {!result.supportsNewerFields && <li>{t('wikiTestOlderVersion')}</li>}
    </ul>
  );
}

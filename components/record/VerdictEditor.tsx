import { type FormEvent, useId, useState } from 'react';
import { Checkbox } from '@/components/ui/Checkbox';
import { QuietButton } from '@/components/ui/QuietButton';
import { VERDICT_LABELS } from '@/lib/app/describe/claims';
import { t } from '@/lib/browser/i18n/message';
import type { CitedWordsState } from '@/lib/evidence/find-cited-words';
import type { Claim } from '@/lib/wiki/model/claims';
import {
  MAX_VERDICT_TEXT_LENGTH,
  needsSupportingWords,
  type ReaderVerdict,
  SETTABLE_VERDICTS,
  type SettableVerdict,
  type VerdictChoice,
  type VerdictDraft,
} from '@/lib/wiki/model/reader-verdict';

type Props = {
  claim: Claim;
  wikiName: string;
  /** The earlier verdict of the reader, with which the form starts. Undefined means none. */
  readerVerdict: ReaderVerdict | undefined;
  /** The values that the reader typed before and did not send. The form starts with them. */
  draft: VerdictDraft | undefined;
  /** Persists the typed values. Called inside the input event. */
  onPersist: (draft: VerdictDraft) => void;
  /** Whether the quote of the claim is in the captured text. */
  quoteState: CitedWordsState;
  /** Searches words in the captured text. */
  findWords: (words: string) => CitedWordsState;
  onSend: (choice: VerdictChoice) => void;
  onCancel: () => void;
};

/** Sets the verdict on a claim. Shows what is sent before it is sent; words of the page have to be in the captured text. */
export function VerdictEditor({
  claim,
  wikiName,
  readerVerdict,
  draft,
  onPersist,
  quoteState,
  findWords,
  onSend,
  onCancel,
}: Props) {
  const id = useId();
  const foundWords = quoteState.kind === 'found' || quoteState.kind === 'changed' ? quoteState.words : null;
  const [values, setValues] = useState<VerdictDraft>(draft ?? buildInitialValues(readerVerdict, foundWords));
  const { verdict, issues, supportingQuote: words } = values;
  // The page may have lost the quote since the draft was saved.
  const shouldReportQuote = foundWords !== null && values.shouldReportQuote === true;
  const [problem, setProblem] = useState<string | null>(null);
  const change = (changedValues: Partial<VerdictDraft>): void => {
    const newValues = { ...values, ...changedValues };
    setValues(newValues);
    onPersist(newValues);
  };
  const changeWords = (changedWords: string): void => {
    change({ supportingQuote: changedWords });
    setProblem(null);
  };
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (verdict === '') return;
    const foundProblem = findWordsProblem(verdict, words, findWords);
    setProblem(foundProblem);
    if (foundProblem === null)
      onSend({
        verdict,
        issues,
        supportingQuote: words,
        quoteCheck: shouldReportQuote ? buildQuoteCheck(quoteState) : null,
      });
  };
  return (
    <form className="verdict-editor" onSubmit={handleSubmit} aria-label={t('verdictSet')}>
      <VerdictChoiceField
        verdict={verdict}
        shouldFocus={draft === undefined}
        onChange={(chosenVerdict) => change({ verdict: chosenVerdict })}
      />
      <WordsField words={words} problem={problem} onChange={changeWords} />
      <NearestWords state={findWords(words)} onUse={changeWords} />
      <label htmlFor={`${id}-issues`}>{t('verdictIssues')}</label>
      <textarea
        id={`${id}-issues`}
        className="field"
        rows={2}
        dir="auto"
        maxLength={MAX_VERDICT_TEXT_LENGTH}
        value={issues}
        onChange={(event) => change({ issues: event.target.value })}
      />
      {foundWords !== null && (
        <Checkbox
          isChecked={shouldReportQuote}
          onChange={(isChecked) => change({ shouldReportQuote: isChecked })}
        >
          {t('verdictReportQuote')}
        </Checkbox>
      )}
      {verdict !== '' && (
        <SentValues
          wikiName={wikiName}
          lines={[
            t('verdictSentVerdict', t(VERDICT_LABELS[verdict]), claim.pageTitle, claim.footnote ?? ''),
            ...(words.trim() ? [t('verdictSentWords', words.trim())] : []),
            ...(issues.trim() ? [t('verdictSentIssues', issues.trim())] : []),
            ...(shouldReportQuote ? [t('verdictSentQuote')] : []),
          ]}
        />
      )}
      <div className="verdict-buttons">
        <button type="submit" className="button">
          {t('verdictSend', wikiName)}
        </button>
        <QuietButton label={t('buttonCancel')} onClick={onCancel} />
      </div>
    </form>
  );
}

const buildInitialValues = (earlier: ReaderVerdict | undefined, foundWords: string | null): VerdictDraft => ({
  verdict: earlier?.verdict ?? '',
  issues: earlier?.issues ?? '',
  supportingQuote: (earlier ? earlier.supportingQuote : foundWords) ?? '',
});

function VerdictChoiceField({
  verdict,
  shouldFocus,
  onChange,
}: {
  verdict: SettableVerdict | '';
  /** Whether the select element gets the focus. It does not if the form opened with unsent values. */
  shouldFocus: boolean;
  onChange: (verdict: SettableVerdict | '') => void;
}) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('verdictLabel')}</label>
      <select
        id={id}
        className="field"
        required
        // biome-ignore lint/a11y/noAutofocus: the reader pressed the button that opened this form
        autoFocus={shouldFocus}
        value={verdict}
        onChange={(event) => onChange(event.target.value as SettableVerdict | '')}
      >
        <option value="">{t('verdictChoose')}</option>
        {SETTABLE_VERDICTS.map((name) => (
          <option key={name} value={name}>
            {t(VERDICT_LABELS[name])}
          </option>
        ))}
      </select>
    </>
  );
}

type WordsFieldProps = { words: string; problem: string | null; onChange: (words: string) => void };

function WordsField({ words, problem, onChange }: WordsFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('verdictWords')}</label>
      <textarea
        id={id}
        className="field"
        rows={2}
        dir="auto"
        maxLength={MAX_VERDICT_TEXT_LENGTH}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        value={words}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className="verdict-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** If the typed words differ slightly from the captured text, offers the words of the captured text. */
function NearestWords({ state, onUse }: { state: CitedWordsState; onUse: (words: string) => void }) {
  if (state.kind !== 'changed') return null;
  return (
    <p className="hint">
      {t('verdictWordsRead')} <q dir="auto">{state.words}</q>{' '}
      <QuietButton label={t('verdictUseWords')} onClick={() => onUse(state.words)} />
    </p>
  );
}

function SentValues({ wikiName, lines }: { wikiName: string; lines: string[] }) {
  return (
    <div className="verdict-preview">
      <p className="hint">{t('verdictSentTo', wikiName)}</p>
      <ul>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal
          <li key={index} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

const buildQuoteCheck = (quoteState: CitedWordsState): VerdictChoice['quoteCheck'] => {
  if (quoteState.kind === 'found') return { method: 'exact', score: 1 };
  return quoteState.kind === 'changed' ? { method: 'fuzzy', score: quoteState.similarity } : null;
};

/** Returns why a verdict cannot be sent with these words, or null. */
function findWordsProblem(
  verdict: SettableVerdict,
  words: string,
  findWords: Props['findWords'],
): string | null {
  if (words.trim() === '') return needsSupportingWords(verdict) ? t('verdictWordsNeeded') : null;
  switch (findWords(words).kind) {
    case 'found':
      return null;
    case 'unchecked':
      return t('verdictNoText');
    case 'changed':
    case 'missing':
      return t('verdictWordsMissing');
  }
}

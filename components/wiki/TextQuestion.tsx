import { shownCount, shownDay, shownMoment } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { RemoteText, TextState } from '@/lib/model/sync';

type Props = {
  text: TextState;
  wiki: string;
  /** The captured text; null: none is kept. */
  ownText: string | null;
  onText: (send: boolean) => void;
};

/** What came of the text of the page, or the question whether it goes to the wiki. */
export function TextQuestion({ text, wiki, ownText, onText }: Props) {
  switch (text.kind) {
    case 'none':
      return null;
    case 'ask':
      return <Question theirs={text.theirs} wiki={wiki} own={ownText} onText={onText} />;
    case 'withheld':
      return (
        <>
          <p className="hint">{t(`syncTextWithheld_${text.why}`)}</p>
          <button type="button" className="button" data-kind="quiet" onClick={() => onText(true)}>
            {t('syncTextAnyway')}
          </button>
        </>
      );
    case 'sent':
      return <p className="hint">{t('syncTextSent', shownMoment(text.at))}</p>;
    case 'theirs-kept':
      return <p className="hint">{t('syncTextTheirs')}</p>;
    case 'approved':
    case 'waiting':
      return <p className="hint">{t('syncTextWaiting')}</p>;
    case 'refused':
      return <p className="hint">{t('syncTextRefused')}</p>;
  }
}

type QuestionProps = {
  theirs: RemoteText | null;
  wiki: string;
  own: string | null;
  onText: Props['onText'];
};

function Question({ theirs, wiki, own, onText }: QuestionProps) {
  const length = own === null ? t('syncTextUnknown') : shownCount(own.length);
  return (
    <fieldset className="sync-card">
      <legend>{t('syncTextHeading')}</legend>
      <p className="hint">
        {theirs
          ? t('syncTextReplace', length, wiki, lengthOf(theirs), dayOf(theirs))
          : t('syncTextAsk', length, wiki)}
      </p>
      {theirs && (
        <>
          <Beginning of={t('syncMine')} text={own} />
          <Beginning of={t('syncTheirs', wiki)} text={theirs.start ?? null} />
        </>
      )}
      <button type="button" className="button" onClick={() => onText(true)}>
        {t(theirs ? 'syncTextReplaceButton' : 'syncTextSend')}
      </button>
      <button type="button" className="button" onClick={() => onText(false)}>
        {t(theirs ? 'syncTextKeep' : 'syncTextDecline')}
      </button>
    </fieldset>
  );
}

// As much as is kept of the wiki's.
const SHOWN = 2_000;

/** How one of two texts begins, so that they can be told apart. */
function Beginning({ of, text }: { of: string; text: string | null }) {
  const shown = text?.slice(0, SHOWN) ?? '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section className="sync-text" aria-label={of} tabIndex={0}>
      <p className="hint">{of}</p>
      {shown === '' ? (
        <p className="quiet">{t('syncTextNotShown')}</p>
      ) : (
        <p dir="auto">
          {shown}
          {text !== null && text.length >= SHOWN && '…'}
        </p>
      )}
    </section>
  );
}

const lengthOf = ({ length }: RemoteText): string =>
  length === null ? t('syncTextUnknown') : t('syncTextLength', shownCount(length));

const dayOf = ({ fetchedAt }: RemoteText): string =>
  fetchedAt !== null && !Number.isNaN(Date.parse(fetchedAt)) ? shownDay(fetchedAt) : t('syncTextUnknownDate');

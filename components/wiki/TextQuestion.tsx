import { shownCount, shownDay, shownMoment } from '@/lib/locale/date';
import { t } from '@/lib/locale/message';
import type { RemoteText, TextState } from '@/lib/model/sync';

type Props = {
  text: TextState;
  wiki: string;
  /** Characters of the captured text; null: none is kept. */
  ownLength: number | null;
  onText: (send: boolean) => void;
};

/** What came of the text of the page, or the question whether it goes to the wiki. */
export function TextQuestion({ text, wiki, ownLength, onText }: Props) {
  const own = ownLength === null ? t('syncTextUnknown') : shownCount(ownLength);
  switch (text.kind) {
    case 'none':
      return null;
    case 'ask':
      return <Question theirs={text.theirs} wiki={wiki} own={own} onText={onText} />;
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
  own: string;
  onText: Props['onText'];
};

function Question({ theirs, wiki, own, onText }: QuestionProps) {
  return (
    <fieldset className="sync-card">
      <legend>{t('syncTextHeading')}</legend>
      <p className="hint">
        {theirs
          ? t('syncTextReplace', own, wiki, lengthOf(theirs), dayOf(theirs))
          : t('syncTextAsk', own, wiki)}
      </p>
      <button type="button" className="button" onClick={() => onText(true)}>
        {t(theirs ? 'syncTextReplaceButton' : 'syncTextSend')}
      </button>
      <button type="button" className="button" onClick={() => onText(false)}>
        {t(theirs ? 'syncTextKeep' : 'syncTextDecline')}
      </button>
    </fieldset>
  );
}

const lengthOf = ({ length }: RemoteText): string =>
  length === null ? t('syncTextUnknown') : t('syncTextLength', shownCount(length));

const dayOf = ({ fetchedAt }: RemoteText): string =>
  fetchedAt !== null && !Number.isNaN(Date.parse(fetchedAt)) ? shownDay(fetchedAt) : t('syncTextUnknownDate');

import { formatDateTime, formatDay } from '@/lib/browser/i18n/format-values';
import { t, tCount } from '@/lib/browser/i18n/message';
import type { RemoteText, TextStatus } from '@/lib/wiki/model/outbox-entry';

type Props = {
  text: TextStatus;
  wikiName: string;
  /** The captured text. Null means that no text was captured. */
  localText: string | null;
  onDecision: (decision: 'send' | 'decline') => void;
};

/** Asks whether to send the text of the page to the wiki, or shows what happened to the text. */
export function SendTextPrompt({ text, wikiName, localText, onDecision }: Props) {
  switch (text.kind) {
    case 'none':
      return null;
    case 'decision-needed':
      return (
        <PromptForm
          remoteText={text.remoteText}
          wikiName={wikiName}
          localText={localText}
          onDecision={onDecision}
        />
      );
    case 'withheld':
      return (
        <>
          <p className="hint">{t(`syncTextWithheld_${text.reason}`)}</p>
          <button type="button" className="button" data-kind="quiet" onClick={() => onDecision('send')}>
            {t('syncTextSendAnyway')}
          </button>
        </>
      );
    case 'sent':
      return <p className="hint">{t('syncTextSent', formatDateTime(text.at))}</p>;
    case 'remote-kept':
      return (
        <p className="hint">
          {text.isRemoteEmpty ? t('syncTextDeclined', wikiName) : t('syncTextRemoteUnchanged')}
        </p>
      );
    case 'approved':
    case 'waiting':
      return <p className="hint">{t('syncTextWaiting')}</p>;
    case 'rejected':
      return <p className="hint">{t('syncTextRejected')}</p>;
  }
}

type PromptFormProps = {
  remoteText: RemoteText | null;
  wikiName: string;
  localText: string | null;
  onDecision: Props['onDecision'];
};

function PromptForm({ remoteText, wikiName, localText, onDecision }: PromptFormProps) {
  const length = formatLength(localText?.length ?? null);
  return (
    <fieldset className="sync-card">
      <legend>{t('syncTextHeading')}</legend>
      <p className="hint">
        {remoteText
          ? t(
              'syncTextConfirmReplace',
              length,
              wikiName,
              formatLength(remoteText.length),
              formatFetchDay(remoteText),
            )
          : t('syncTextConfirmSend', length, wikiName)}
      </p>
      {remoteText && (
        <>
          <TextExcerpt label={t('syncLocal')} text={localText} />
          <TextExcerpt label={t('syncRemote', wikiName)} text={remoteText.excerpt ?? null} />
        </>
      )}
      <button type="button" className="button" onClick={() => onDecision('send')}>
        {t(remoteText ? 'syncTextReplaceButton' : 'syncTextSend')}
      </button>
      <button type="button" className="button" onClick={() => onDecision('decline')}>
        {t(remoteText ? 'syncTextLeaveRemote' : 'syncTextDecline')}
      </button>
    </fieldset>
  );
}

// In characters. The stored excerpt of the wiki's text has the same maximum length.
const MAX_EXCERPT_LENGTH = 2_000;

/** Shows the beginning of the local or the remote text, so that the reader can compare both. */
function TextExcerpt({ label, text }: { label: string; text: string | null }) {
  const excerpt = text?.slice(0, MAX_EXCERPT_LENGTH) ?? '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to reach a region that scrolls
    <section className="sync-text-excerpt" aria-label={label} tabIndex={0}>
      <p className="hint">{label}</p>
      {excerpt === '' ? (
        <p className="quiet">{t('syncTextNoPreview')}</p>
      ) : (
        <p dir="auto">
          {excerpt}
          {text !== null && text.length >= MAX_EXCERPT_LENGTH && '…'}
        </p>
      )}
    </section>
  );
}

const formatLength = (length: number | null): string =>
  length === null ? t('syncTextUnknownLength') : tCount('syncTextLength', length);

const formatFetchDay = ({ fetchedAt }: RemoteText): string =>
  fetchedAt !== null && !Number.isNaN(Date.parse(fetchedAt))
    ? formatDay(fetchedAt)
    : t('syncTextUnknownDate');

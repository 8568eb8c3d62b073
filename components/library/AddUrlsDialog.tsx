import { useEffect, useState } from 'react';
import { SubmitButtons } from '@/components/ui/SubmitButtons';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { listLinesWithoutUrls, listUrls } from '@/lib/address/list-urls';
import { maskCredentials } from '@/lib/address/mask-credentials';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  /** The text that was dropped on the page; empty if the reader opened the dialog. */
  initialText: string;
  onAdd: (urls: string[]) => void;
  /** Returns the name of the format of a text with references, or null for any other text. */
  recognizeReferences: (text: string) => Promise<string | null>;
  /** Imports a text with references. `urls` are the URLs in the text. */
  onImport: (text: string, urls: string[]) => void;
  onDismiss: () => void;
};

/** The modal dialog in which the reader pastes URLs to read later, or references to import. */
export function AddUrlsDialog({ initialText, onAdd, recognizeReferences, onImport, onDismiss }: Props) {
  const dialogRef = useModalDialog();
  const [text, setText] = useState(initialText);
  const formatName = useFormatName(text, recognizeReferences);
  const urls = listUrls(text);
  const submit = () => {
    if (formatName !== null) onImport(text, urls);
    else if (urls.length > 0) onAdd(urls);
  };
  return (
    <dialog ref={dialogRef} className="sheet links-dialog" aria-labelledby="links-title" onClose={onDismiss}>
      <h2 id="links-title">{t('linksAddTitle')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label htmlFor="links-text">{t('linksLabel')}</label>
        <textarea
          id="links-text"
          className="field"
          rows={8}
          dir="ltr"
          spellCheck={false}
          aria-describedby="links-hint"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <p id="links-hint" className="hint" role="status">
          {describeText(urls.length, formatName)}
        </p>
        {urls.length > 0 && formatName === null && <LinesWithoutLinks lines={listLinesWithoutUrls(text)} />}
        <SubmitButtons
          label={t(formatName === null ? 'linksAddButton' : 'linksImportButton')}
          isDisabled={urls.length === 0 && formatName === null}
          onCancel={onDismiss}
        />
      </form>
    </dialog>
  );
}

/** Shows the first line without a URL, and the number of such lines. */
const LinesWithoutLinks = ({ lines: [firstLine, ...otherLines] }: { lines: string[] }) =>
  firstLine !== undefined && (
    <p className="hint lines-left-out">
      {tCount('linksLeftOut', otherLines.length + 1, maskCredentials(firstLine))}
    </p>
  );

function describeText(urlCount: number, formatName: string | null): string {
  if (formatName !== null) return t('linksReferences', formatName);
  return urlCount === 0 ? t('linksHint') : tCount('linksFound', urlCount);
}

/** Returns the name of the format of a text with references. Returns null for any other text, and until the format is known. */
function useFormatName(text: string, recognizeReferences: Props['recognizeReferences']): string | null {
  const [recognized, setRecognized] = useState<{ text: string; name: string | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void recognizeReferences(text).then((name) => isCurrent && setRecognized({ text, name }));
    return () => {
      isCurrent = false;
    };
  }, [text, recognizeReferences]);
  return recognized?.text === text ? recognized.name : null;
}

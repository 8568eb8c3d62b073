import { useState } from 'react';
import { SubmitButtons } from '@/components/ui/SubmitButtons';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { findLinks } from '@/lib/address/find-links';
import { t, tCount } from '@/lib/browser/i18n/message';

type Props = {
  /** The text that was dropped on the page; empty if the reader opened the dialog. */
  initialText: string;
  onAdd: (urls: string[]) => void;
  onDismiss: () => void;
};

/** The modal dialog in which the reader pastes addresses to read later. */
export function AddLinksDialog({ initialText, onAdd, onDismiss }: Props) {
  const dialogRef = useModalDialog();
  const [text, setText] = useState(initialText);
  const urls = findLinks(text);
  return (
    <dialog ref={dialogRef} className="sheet links-dialog" aria-labelledby="links-title" onClose={onDismiss}>
      <h2 id="links-title">{t('linksAddTitle')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (urls.length > 0) onAdd(urls);
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
          {urls.length === 0 ? t('linksHint') : tCount('linksFound', urls.length)}
        </p>
        <SubmitButtons label={t('linksAddButton')} isDisabled={urls.length === 0} onCancel={onDismiss} />
      </form>
    </dialog>
  );
}

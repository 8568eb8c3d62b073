import { useState } from 'react';
import { SubmitButtons } from '@/components/ui/SubmitButtons';
import { useModalDialog } from '@/components/ui/use-modal-dialog';
import { t } from '@/lib/browser/i18n/message';

type Props = {
  fileName: string;
  /** Whether the reader has entered a password that does not open the file. */
  isWrong: boolean;
  onSubmit: (password: string) => void;
  onDismiss: () => void;
};

/** The modal dialog that asks for the password of a PDF file. The password is passed on once and not stored. */
export function PdfPasswordDialog({ fileName, isWrong, onSubmit, onDismiss }: Props) {
  const dialogRef = useModalDialog();
  const [password, setPassword] = useState('');
  return (
    <dialog ref={dialogRef} className="sheet" aria-labelledby="pdf-password-title" onClose={onDismiss}>
      <h2 id="pdf-password-title">{t('pdfFilePasswordTitle', fileName)}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '') onSubmit(password);
        }}
      >
        <label htmlFor="pdf-file-password">{t('pdfPasswordLabel')}</label>
        <input
          id="pdf-file-password"
          className="field"
          type="password"
          autoComplete="off"
          aria-describedby="pdf-file-password-hint"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <p id="pdf-file-password-hint" className="hint" role="status">
          {isWrong ? t('pdfFilePasswordWrong') : t('pdfPasswordNote')}
        </p>
        <SubmitButtons label={t('pdfPasswordOpen')} isDisabled={password === ''} onCancel={onDismiss} />
      </form>
    </dialog>
  );
}

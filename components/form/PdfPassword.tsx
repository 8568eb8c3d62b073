import { useId, useState } from 'react';
import { t } from '@/lib/browser/i18n/message';

/** Asks for the password of a PDF. It is passed on once and not stored. */
export function PdfPassword({ onSubmit }: { onSubmit: (password: string) => void }) {
  const [password, setPassword] = useState('');
  const id = useId();
  const submit = () => {
    if (password === '') return;
    onSubmit(password);
    setPassword('');
  };
  return (
    <div className="pdf-password">
      <label htmlFor={id}>{t('pdfPasswordLabel')}</label>
      <input
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
      />
      <button type="button" className="button" onClick={submit}>
        {t('pdfPasswordOpen')}
      </button>
      <p className="form-hint">{t('pdfPasswordNote')}</p>
    </div>
  );
}

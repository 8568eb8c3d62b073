import { t } from '@/lib/browser/i18n/message';
import './form.css';

/** What the side panel shows until the reader asks to capture the page. */
export function CaptureInstructions({ shortcut }: { shortcut: string }) {
  return (
    <main className="capture-instructions">
      <h1>{t('panelTitle')}</h1>
      <p>{shortcut === '' ? t('panelCapture') : t('panelCaptureWithShortcut', shortcut)}</p>
      <p className="form-hint">{t('panelFormOpensHere')}</p>
    </main>
  );
}

import { t } from '@/lib/browser/i18n/message';
import './form.css';

/** Explains in the side panel how to capture a page. It is displayed until the reader captures the first page. */
export function CaptureInstructions({ shortcut }: { shortcut: string }) {
  return (
    <main className="capture-instructions">
      <h1>{t('panelTitle')}</h1>
      <p>{shortcut === '' ? t('panelCapture') : t('panelCaptureWithShortcut', shortcut)}</p>
      <p className="form-hint">{t('panelFormOpensHere')}</p>
    </main>
  );
}

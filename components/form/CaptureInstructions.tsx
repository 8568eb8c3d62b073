import { t } from '@/lib/browser/i18n/message';
import './form.css';

type Props = {
  /** The keys of the shortcut, or an empty text. */
  shortcut: string;
  /** Whether the tab shows a page of this extension, which has nothing to capture. */
  isOnExtensionPage?: boolean;
};

/** Explains how to capture a page. It is shown in the side panel until the reader captures a page, and on pages of the extension. */
export function CaptureInstructions({ shortcut, isOnExtensionPage = false }: Props) {
  return (
    <main className="capture-instructions">
      <h1>{t(isOnExtensionPage ? 'ownPageTitle' : 'panelTitle')}</h1>
      {isOnExtensionPage && <p>{t('ownPageText')}</p>}
      <p>{shortcut === '' ? t('panelCapture') : t('panelCaptureWithShortcut', shortcut)}</p>
      {!isOnExtensionPage && <p className="form-hint">{t('panelFormOpensHere')}</p>}
    </main>
  );
}

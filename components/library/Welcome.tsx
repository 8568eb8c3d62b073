import type { RefObject } from 'react';
import { t } from '@/lib/browser/i18n/message';

type Props = { headingRef: RefObject<HTMLHeadingElement | null>; shortcut: string };

/** The page after the installation. It explains what the extension does, how to begin, and what it never does. */
export function Welcome({ headingRef, shortcut }: Props) {
  return (
    <main className="page welcome">
      <h1 ref={headingRef} tabIndex={-1}>
        {t('libraryWelcomeTitle')}
      </h1>
      <p className="lead">{t('libraryWelcomeLead')}</p>
      <ol className="welcome-steps">
        <li>
          <strong>{t('libraryWelcomeCapture')}</strong>
          <p>{shortcut ? t('libraryWelcomeCaptureShortcut', shortcut) : t('libraryWelcomeCaptureClick')}</p>
        </li>
        <li>
          <strong>{t('libraryWelcomeWrite')}</strong>
          <p>{t('libraryWelcomeWriteText')}</p>
        </li>
        <li>
          <strong>{t('libraryWelcomeSave')}</strong>
          <p>{t('libraryWelcomeSaveText')}</p>
        </li>
      </ol>
      <p>{t('libraryWelcomePin')}</p>
      <p className="privacy">{t('libraryWelcomePrivacy')}</p>
      <a className="button" data-kind="primary" href="#/sources">
        {t('libraryWelcomeOpenLibrary')}
      </a>
    </main>
  );
}

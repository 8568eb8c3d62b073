import { Component, type ReactNode } from 'react';
import { t } from '@/lib/locale/message';

type Props = { children: ReactNode };

/** The page's one catch: a fault of ours is shown with its name, and nothing of the library is lost by it. */
export class Catcher extends Component<Props, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render() {
    if (!this.state.fault) return this.props.children;
    return (
      <main className="page">
        <h1>{t('libraryFault')}</h1>
        <p role="alert">{t('libraryFaultWords', this.state.fault.message)}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('libraryReload')}
        </button>
      </main>
    );
  }
}

import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import '@/components/tokens.css';
import '@/components/form/form.css';
import '@/components/library/library.css';
import '@/components/record/record.css';
import '@/components/venues/venues.css';
import '@/components/settings/settings.css';
import '@/components/wiki/wiki.css';
import { openDatabase } from '@/lib/db/open';
import { t } from '@/lib/locale/message';
import { App } from './App';
import { ErrorBoundary } from './Catcher';
import { pollOutbox } from './wiki/wake-sync';

const root = document.getElementById('root');
if (!root) throw new Error('options.html has lost its root');
document.documentElement.lang = browser.i18n.getUILanguage();
document.title = t('appName');
const database = openDatabase();
createRoot(root).render(
  <ErrorBoundary>
    <App database={database} />
  </ErrorBoundary>,
);
pollOutbox(database);

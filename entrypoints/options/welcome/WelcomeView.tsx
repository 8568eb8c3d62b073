import { Welcome } from '@/components/library/Welcome';
import { t } from '@/lib/browser/i18n/message';
import { useHeading } from '../use-heading';

/** Shows the page that opens after the installation. */
export function WelcomeView({ hasNavigated, shortcut }: { hasNavigated: boolean; shortcut: string }) {
  const headingRef = useHeading(t('libraryWelcomeTitle'), hasNavigated);
  return <Welcome headingRef={headingRef} shortcut={shortcut} />;
}

import { Welcome } from '@/components/library/Welcome';
import { t } from '@/lib/browser/i18n/message';
import { useHeading } from '../use-heading';

/** The first page after installing. */
export function WelcomeView({ hasNavigated, shortcut }: { hasNavigated: boolean; shortcut: string }) {
  const heading = useHeading(t('libraryWelcomeTitle'), hasNavigated);
  return <Welcome headingRef={heading} shortcut={shortcut} />;
}

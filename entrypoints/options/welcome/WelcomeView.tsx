import { Welcome } from '@/components/library/Welcome';
import { t } from '@/lib/locale/message';
import { useHeading } from '../use-heading';

/** The first page after installing. */
export function WelcomeView({ arrived, shortcut }: { arrived: boolean; shortcut: string }) {
  const heading = useHeading(t('libraryWelcomeTitle'), arrived);
  return <Welcome heading={heading} shortcut={shortcut} />;
}

import { t } from '@/lib/browser/i18n/message';
import type { PlainHttpScope } from '@/lib/wiki/model/wiki';

/** Who can read along where the connection is plain http; nothing where it is not. */
export function PlainHttpWarning({ plainHttp }: { plainHttp: PlainHttpScope | null }) {
  if (plainHttp === null) return null;
  return (
    <p className="wiki-condition" data-tone="warn">
      {t(plainHttp === 'computer' ? 'wikiPlainComputer' : 'wikiPlainNetwork')}
    </p>
  );
}

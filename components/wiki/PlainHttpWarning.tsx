import { t } from '@/lib/browser/i18n/message';
import type { PlainHttpScope } from '@/lib/wiki/model/wiki';

/** Says who can read the traffic of a plain-http connection. Renders nothing for https. */
export function PlainHttpWarning({ plainHttp }: { plainHttp: PlainHttpScope | null }) {
  if (plainHttp === null) return null;
  return (
    <p className="wiki-condition" data-tone="warn">
      {t(plainHttp === 'computer' ? 'wikiPlainComputer' : 'wikiPlainNetwork')}
    </p>
  );
}

import { t } from '@/lib/locale/message';
import type { PlainHttp } from '@/lib/model/wiki';

/** Who can read along where the connection is plain http; nothing where it is not. */
export function PlainWarning({ plain }: { plain: PlainHttp | null }) {
  if (plain === null) return null;
  return (
    <p className="wiki-condition" data-tone="warn">
      {t(plain === 'computer' ? 'wikiPlainComputer' : 'wikiPlainNetwork')}
    </p>
  );
}

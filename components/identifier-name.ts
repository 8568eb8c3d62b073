import { t } from '@/lib/locale/message';
import { IDENTIFIER_KINDS } from '@/lib/model/vocabulary';

/** What a kind of identifier is called: "DOI". A kind without a name here is called as it is written. */
export function identifierName(kind: string): string {
  const known = IDENTIFIER_KINDS.find((one) => one === kind);
  return known ? t(`identifier_${known}`) : kind;
}

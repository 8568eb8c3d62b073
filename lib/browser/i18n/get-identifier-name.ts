import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import { t } from './message';

/** The name of a kind of identifier, such as "DOI"; an unknown kind is returned unchanged. */
export function getIdentifierName(kind: string): string {
  const knownKind = IDENTIFIER_KINDS.find((candidate) => candidate === kind);
  return knownKind ? t(`identifier_${knownKind}`) : kind;
}

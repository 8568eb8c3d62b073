import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import { t } from './message';

/** Returns the displayed name of a kind of identifier: "DOI" for `doi`. Returns an unknown kind unchanged. */
export function getIdentifierName(kind: string): string {
  const knownKind = IDENTIFIER_KINDS.find((candidate) => candidate === kind);
  return knownKind ? t(`identifier_${knownKind}`) : kind;
}

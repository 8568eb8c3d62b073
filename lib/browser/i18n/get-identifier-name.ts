import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';
import { t } from './message';

/** What a kind of identifier is called: "DOI". An unknown kind is its own name. */
export function getIdentifierName(kind: string): string {
  const knownKind = IDENTIFIER_KINDS.find((candidate) => candidate === kind);
  return knownKind ? t(`identifier_${knownKind}`) : kind;
}

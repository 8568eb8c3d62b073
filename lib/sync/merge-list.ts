import { mergedList } from '@/lib/base/merged-list';
import type { SyncedField } from '@/lib/model/sync';
import { itemKey } from './same-value';

/** `list` with what another side added to and removed from its own list of the same field since `before`. */
export const withChanges = (
  field: SyncedField,
  list: string[],
  before: string[],
  after: string[],
): string[] => mergedList(list, before, after, (item) => itemKey(field, item));

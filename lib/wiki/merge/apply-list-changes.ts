import { mergeList } from '@/lib/base/merge-list';
import type { SyncedField } from '@/lib/wiki/model/sync';
import { getItemKey } from './same-value';

/** `list` with what another side added to and removed from its own list of the same field since `before`. */
export const applyListChanges = (
  field: SyncedField,
  list: string[],
  before: string[],
  after: string[],
): string[] => mergeList(list, before, after, (item) => getItemKey(field, item));

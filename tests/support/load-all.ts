import type { RecordList } from '@/lib/app/library/import-contents';

/** Loads all records of a list. */
export const loadAll = <T>(list: RecordList<T>): Promise<T[]> => list.load(list.references);

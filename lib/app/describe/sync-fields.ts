import { formatCount } from '@/lib/browser/i18n/format-values';
import { t } from '@/lib/browser/i18n/message';
import { isFieldGroup } from '@/lib/record/draft/field-groups';
import { type FieldGroup, findFieldEntry, listSyncedEntries } from '@/lib/record/field-lists';
import type { FieldFault, FieldValue } from '@/lib/wiki/model/sync';

/** Returns the label of a field or of a synced value. Returns an unknown name unchanged. */
export function getFieldName(name: string): string {
  const syncedEntry = listSyncedEntries().find((entry) => entry.name === name);
  const labelKey = syncedEntry?.labelKey ?? findFieldEntry(name)?.labelKey;
  return labelKey ? t(labelKey) : name;
}

/** Formats the labels of fields as a list with commas. */
export const formatFieldNames = (fields: string[]): string => fields.map(getFieldName).join(', ');

/** Formats the reason why a wiki does not accept a field, such as "Title over 1,000 characters". */
export function formatFault(fault: FieldFault): string {
  const name = getFieldName(fault.field);
  if (fault.kind === 'too-long') return t('syncFaultTooLong', name, formatCount(fault.limit));
  if (fault.kind === 'too-many') return t('syncFaultTooMany', name, formatCount(fault.limit));
  return t('syncFaultNotAccepted', name);
}

/** Finds the field group in which a field or a synced value is edited. Returns null if it cannot be edited. */
export function findFieldGroup(name: string): FieldGroup | null {
  const field = listSyncedEntries().find((entry) => entry.name === name)?.field ?? name;
  const group = findFieldEntry(field)?.group ?? field;
  return isFieldGroup(group) ? group : null;
}

/** Formats a value as lines of text. Returns no lines for an empty value. */
export function formatValueLines(value: FieldValue | undefined): string[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [String(value)];
}

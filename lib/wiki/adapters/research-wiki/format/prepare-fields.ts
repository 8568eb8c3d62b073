import type { FieldValue, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { PreparedFields } from '@/lib/wiki/model/wiki';
import { cleanList, cleanText } from './clean-text';
import { findFaults } from './field-limits';

/**
 * Converts values to those that this wiki can store: cleaned texts, empty ones as null. A date without a day is withheld, since
 * the wiki stores only full dates and a padded one would be invented. A year outside its limits is left out.
 */
export function prepareFields(values: SyncedValues): PreparedFields {
  const fields: SyncedValues = {};
  const withheld: SyncedField[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = name as SyncedField;
    if (field === 'year' && typeof value === 'number' && (value < 1900 || value > 2100)) continue;
    if (field === 'publishedDate' && typeof value === 'string' && value.length < 10) withheld.push(field);
    else fields[field] = cleanValue(value ?? null);
  }
  return { fields, faults: findFaults(fields), withheld };
}

function cleanValue(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return cleanList(value);
  if (typeof value !== 'string') return value;
  const text = cleanText(value);
  return text === '' ? null : text;
}

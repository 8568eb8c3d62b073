import type { FieldValue, SyncedField, SyncedValues } from '@/lib/wiki/model/sync';
import type { PreparedFields } from '@/lib/wiki/model/wiki';
import { cleanList, cleanText } from './clean-text';
import { listFaults } from './field-limits';

/**
 * Converts values to the format of this wiki. Texts are cleaned, and empty texts become null. A date without a day is withheld:
 * the wiki stores only full dates, and any added day would be invented. A year that the wiki cannot store is omitted.
 */
export function prepareFields(values: SyncedValues): PreparedFields {
  const fields: SyncedValues = {};
  const withheldFields: SyncedField[] = [];
  for (const [name, value] of Object.entries(values)) {
    const field = name as SyncedField;
    if (field === 'year' && typeof value === 'number' && (value < 1900 || value > 2100)) continue;
    if (field === 'publishedDate' && typeof value === 'string' && value.length < 10)
      withheldFields.push(field);
    else fields[field] = cleanValue(value ?? null);
  }
  return { fields, faults: listFaults(fields), withheldFields };
}

function cleanValue(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return cleanList(value);
  if (typeof value !== 'string') return value;
  const text = cleanText(value);
  return text === '' ? null : text;
}

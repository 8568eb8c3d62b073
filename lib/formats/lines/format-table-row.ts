import { listFields } from '@/lib/record/field-lists';
import { SOURCE_FIELDS } from '@/lib/record/fields';
import type { Source } from '@/lib/record/schema/source';
import { IDENTIFIER_KINDS } from '@/lib/record/vocabulary';

/** The separator of the values in one cell, such as authors and tags. */
export const VALUE_SEPARATOR = '; ';

type Column = { name: string; getValue: (source: Source) => unknown };

/** Lists the columns of a table: the exported fields of the registry. Identifiers, rating and link state have several columns. */
export const listColumns = (): Column[] =>
  listFields({ stored: true, exported: true }).flatMap((field): Column[] => {
    switch (SOURCE_FIELDS[field].kind) {
      case 'identifiers':
        return IDENTIFIER_KINDS.map((kind) => ({
          name: kind,
          getValue: (source) => source.identifiers[kind],
        }));
      case 'rating':
        return [
          { name: 'credibilityLevel', getValue: (source) => source.credibilityOverride?.level },
          { name: 'credibilityReason', getValue: (source) => source.credibilityOverride?.reason },
        ];
      case 'link-state':
        return [
          { name: 'linkState', getValue: (source) => source.linkState?.state },
          { name: 'linkCheckedAt', getValue: (source) => source.linkState?.checkedAt },
        ];
      case 'key-points':
        return [{ name: field, getValue: (source) => source.keyPoints.map(({ text }) => text).join('\n') }];
      case 'citing-pages':
      case 'provenance':
        return [];
      default:
        return [{ name: field, getValue: (source) => source[field] }];
    }
  });

/** Formats one row of a table (RFC 4180). `separator` is a comma or a tab. The row ends with CR LF. */
export const formatTableRow = (values: unknown[], separator: string): string =>
  `${values.map((value) => quoteCell(formatCell(value), separator)).join(separator)}\r\n`;

const formatCell = (value: unknown): string =>
  neutralizeFormula(Array.isArray(value) ? value.join(VALUE_SEPARATOR) : String(value ?? ''));

/**
 * Adds an apostrophe before a string that a spreadsheet would run as a formula (OWASP, "CSV Injection"). The import removes the apostrophe.
 */
const neutralizeFormula = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoteCell = (text: string, separator: string): string =>
  /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;

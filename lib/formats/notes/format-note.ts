import { parseUrl } from '@/lib/address/parse-url';
import { listFields } from '@/lib/record/field-lists';
import type { KeyPoint } from '@/lib/record/schema/parts';
import type { Snapshot } from '@/lib/record/schema/snapshot';
import type { Source } from '@/lib/record/schema/source';
import { escapeMarkdown, formatMarkdownLink } from '../citation/format-markdown-link';
import type { ExportInput } from '../export/export-input';
import { formatPdfPage } from '../format-pdf-page';
import { listColumns } from '../lines/format-table-row';
import { sanitizeLine } from '../sanitize-link';
import { formatProperties, quoteYaml } from './format-properties';
import { renderTemplate, type TemplatePart } from './parse-template';

/** The values for a template. `snapshot` has the captured text. It is null if there is none or if the export has no captured texts. */
export type NoteInput = Pick<ExportInput, 'getLabel' | 'describeCredibility'> & {
  source: Source;
  snapshot: Snapshot | null;
};

const columnByName = new Map(listColumns().map((column) => [column.name, column]));
// The fields whose texts are Markdown, so that they are not escaped.
const MARKDOWN_FIELDS: readonly string[] = listFields({ kind: 'text', stored: true });
const LABEL_PREFIX = 'label.';

const SPECIAL_VALUES: Record<string, (input: NoteInput) => string> = {
  properties: ({ source }) => formatProperties(source),
  link: ({ source }) => formatMarkdownLink(source),
  year: ({ source }) => source.publishedDate?.slice(0, 4) ?? '',
  host: ({ source }) => parseUrl(source.url)?.hostname ?? '',
  credibility: ({ source, describeCredibility }) => describeCredibility(source),
  text: ({ snapshot }) => snapshot?.markdown.trim() ?? '',
  keyPoints: ({ source }) => source.keyPoints.map(formatKeyPoint).join('\n'),
  contextNote: ({ source }) => sanitizeLine(source.contextNote ?? ''),
};

/** The names that a template can use: the columns of an exported table, and parts that only notes have. */
export const TEMPLATE_NAMES: readonly string[] = [
  ...new Set([...columnByName.keys(), ...Object.keys(SPECIAL_VALUES)]),
];

/** `TEMPLATE_NAMES` and the names of their labels in the language of the reader, such as `label.summary`. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set(
  TEMPLATE_NAMES.flatMap((name) => [name, `${LABEL_PREFIX}${name}`]),
);

/** The default template of a note. */
export const DEFAULT_NOTE_BODY = `---
{{properties}}
---

# {{link}}

{{#contextNote}}
> {{contextNote}}

{{/contextNote}}
${['summary', 'keyPoints', 'review', 'abstract', 'text']
  .map((name) => `{{#${name}}}\n## {{label.${name}}}\n\n{{${name}}}\n\n{{/${name}}}\n`)
  .join('')}`;

const FRONT_MATTER = /^---\r?\n[\s\S]*?\n---(?:\r?\n|$)/;

/** Formats a source as a Markdown note. Values in the front matter are written as YAML, other values as Markdown. */
export function formatNote(input: NoteInput, template: NoteTemplateParts): string {
  const frontMatter = renderTemplate(template.frontMatter, (name) => keepTag(input, name))
    .split('\n')
    .map((line) => writeYamlLine(line, input))
    .join('\n');
  const body = renderTemplate(template.body, (name) => formatBodyValue(input, name));
  return `${frontMatter}${body.trimEnd()}\n`;
}

/** The parsed template of a note. */
export type NoteTemplateParts = { frontMatter: TemplatePart[]; body: TemplatePart[] };

/** Splits a template into its front matter, which may be empty, and its body. */
export function splitFrontMatter(template: string): [frontMatter: string, body: string] {
  const [frontMatter = ''] = FRONT_MATTER.exec(template) ?? [];
  return [frontMatter, template.slice(frontMatter.length)];
}

/** Formats a value as one line without markup, for file names. */
export function formatNameValue({ source, ...input }: NoteInput, name: string): string {
  if (name.startsWith(LABEL_PREFIX)) return input.getLabel(name.slice(LABEL_PREFIX.length));
  const value = columnByName.get(name)?.getValue(source);
  if (value === undefined) return sanitizeLine(SPECIAL_VALUES[name]?.({ source, ...input }) ?? '');
  return sanitizeLine(Array.isArray(value) ? value.join(', ') : String(value ?? ''));
}

function formatBodyValue(input: NoteInput, name: string): string {
  if (name.startsWith(LABEL_PREFIX)) return input.getLabel(name.slice(LABEL_PREFIX.length));
  const getSpecialValue = SPECIAL_VALUES[name];
  if (getSpecialValue) return getSpecialValue(input);
  if (MARKDOWN_FIELDS.includes(name))
    return String(columnByName.get(name)?.getValue(input.source) ?? '').trim();
  return escapeMarkdown(formatNameValue(input, name));
}

const VALUE_TAG = /\{\{([\w.]{1,40})\}\}/g;
const SINGLE_TAG = /^\{\{[\w.]{1,40}\}\}$/;
const PROPERTY_LINE = /^(\s*(?:[\w-]+:|-)[ \t]+)(\S.*)$/;

/** Returns the tag `{{name}}` of a value, which `writeYamlLine` replaces later. Returns an empty string for a field without a value. */
const keepTag = (input: NoteInput, name: string): string =>
  name !== 'properties' && isEmpty(input, name) ? '' : `{{${name}}}`;

function isEmpty(input: NoteInput, name: string): boolean {
  const value = columnByName.get(name)?.getValue(input.source) ?? '';
  return Array.isArray(value)
    ? value.length === 0
    : String(value) === '' && formatNameValue(input, name) === '';
}

/** Writes a line of front matter. A value that is alone keeps its type, such as a list. Values with other text become one quoted string. */
function writeYamlLine(line: string, input: NoteInput): string {
  const [, property = '', content = ''] = PROPERTY_LINE.exec(line) ?? [];
  const text = content.trim().replace(/^"(.*)"$/, '$1');
  if (SINGLE_TAG.test(text)) return property + fillTags(text, input, formatYamlValue);
  return text.includes('{{')
    ? property + quoteYaml(fillTags(text, input, formatNameValue))
    : fillTags(line, input, formatYamlValue);
}

const fillTags = (
  text: string,
  input: NoteInput,
  formatValue: (input: NoteInput, name: string) => string,
): string => text.replace(VALUE_TAG, (tag, name) => (KNOWN_NAMES.has(name) ? formatValue(input, name) : tag));

/** Formats a value as YAML. A list is written in one line, so that it can follow the name of a property. */
function formatYamlValue(input: NoteInput, name: string): string {
  if (name === 'properties') return formatProperties(input.source);
  const value = columnByName.get(name)?.getValue(input.source);
  if (Array.isArray(value)) return `[${value.map((item) => quoteYaml(String(item))).join(', ')}]`;
  if (typeof value === 'number') return String(value);
  return quoteYaml(value === undefined ? formatNameValue(input, name) : String(value ?? ''));
}

function formatKeyPoint({ text, quotes }: KeyPoint): string {
  const quoteLines = quotes.map(
    (quote) => `  > ${escapeMarkdown(sanitizeLine(quote.exact))}${formatPdfPage(quote, escapeMarkdown)}`,
  );
  return [`- ${sanitizeLine(text)}`, ...quoteLines.flatMap((line) => ['', line])].join('\n');
}

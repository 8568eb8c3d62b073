/** A part of a template: text, the value of a field, or a section that is written only if the field has a value. */
export type TemplatePart =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'section'; name: string; parts: TemplatePart[] };

/** A problem of a template. `name` is the name in the tag. */
export type TemplateProblem = { kind: 'unknown-field' | 'open-section' | 'unmatched-end'; name: string };

/** The parts of a template, and its problems. A tag with an unknown name stays as text. */
export type ParsedTemplate = { parts: TemplatePart[]; problems: TemplateProblem[] };

// If a line has only the start or end tag of a section, the match includes the whole line with its line end, as in Mustache.
const TAG = /^[ \t]*(\{\{[#/][\w.]{1,40}\}\})[ \t]*(?:\r?\n|$)|\{\{([#/]?)([\w.]{1,40})\}\}/gm;
const MAX_DEPTH = 10;

type Frame = { name: string; parts: TemplatePart[] };

/**
 * Parses a template. `{{name}}` is replaced by the value of a field, and a section `{{#name}}…{{/name}}` is written only if the field has a
 * value. `names` are the known names.
 */
export function parseTemplate(template: string, names: ReadonlySet<string>): ParsedTemplate {
  const root: Frame = { name: '', parts: [] };
  const frames = [root];
  const problems: TemplateProblem[] = [];
  let position = 0;
  for (const match of template.matchAll(TAG)) {
    addText(frames, template.slice(position, match.index));
    position = match.index + match[0].length;
    const { sign, name } = readTag(match);
    if (!names.has(name)) {
      problems.push({ kind: 'unknown-field', name });
      addText(frames, match[0]);
    } else addTag(frames, problems, sign, name);
  }
  addText(frames, template.slice(position));
  for (const { name } of frames.slice(1)) problems.push({ kind: 'open-section', name });
  return { parts: root.parts, problems };
}

function readTag([, ownLine, sign = '', name = '']: RegExpMatchArray): { sign: string; name: string } {
  if (ownLine === undefined) return { sign, name };
  return { sign: ownLine.charAt(2), name: ownLine.slice(3, -2) };
}

function addText(frames: Frame[], text: string): void {
  if (text !== '') frames.at(-1)?.parts.push({ kind: 'text', text });
}

function addTag(frames: Frame[], problems: TemplateProblem[], sign: string, name: string): void {
  const frame = frames.at(-1);
  if (sign === '') frame?.parts.push({ kind: 'value', name });
  else if (sign === '#' && frames.length <= MAX_DEPTH) {
    const parts: TemplatePart[] = [];
    frame?.parts.push({ kind: 'section', name, parts });
    frames.push({ name, parts });
  } else if (sign === '/' && frame?.name === name) frames.pop();
  else problems.push({ kind: sign === '/' ? 'unmatched-end' : 'open-section', name });
}

/** Writes the parts of a template. `getValue` returns an empty string for a field without a value. */
export const renderTemplate = (parts: readonly TemplatePart[], getValue: (name: string) => string): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'value') return getValue(part.name);
      return getValue(part.name) === '' ? '' : renderTemplate(part.parts, getValue);
    })
    .join('');

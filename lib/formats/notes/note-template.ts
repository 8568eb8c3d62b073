import { createNameAssigner } from './file-name';
import {
  DEFAULT_NOTE_BODY,
  formatNameValue,
  formatNote,
  KNOWN_NAMES,
  type NoteInput,
  splitFrontMatter,
} from './format-note';
import { parseTemplate, renderTemplate, type TemplateProblem } from './parse-template';

/** The reader's templates of the name and the content of a note. Null means the default. */
export type NoteTemplate = { name: string | null; body: string | null };

/** The default template of the name of a note. */
export const DEFAULT_NOTE_NAME = '{{title}}';

/** Formats the notes of one export. `path` is unique and has no extension. `problems` are those of the templates. */
export type NoteFormatter = {
  problems: TemplateProblem[];
  format: (input: NoteInput) => { path: string; text: string };
};

/** Creates the formatter of the notes of one export. A slash in the template of the name separates folders. */
export function createNoteFormatter({ name, body }: NoteTemplate): NoteFormatter {
  const folders = (name?.trim() || DEFAULT_NOTE_NAME)
    .split('/')
    .filter((part) => part.trim() !== '')
    .map((part) => parseTemplate(part, KNOWN_NAMES));
  const [frontMatter, text] = splitFrontMatter(body ?? DEFAULT_NOTE_BODY);
  const frontMatterTemplate = parseTemplate(frontMatter, KNOWN_NAMES);
  const bodyTemplate = parseTemplate(text, KNOWN_NAMES);
  const assignPath = createNameAssigner();
  return {
    problems: [...folders, frontMatterTemplate, bodyTemplate].flatMap(({ problems }) => problems),
    format: (input) => ({
      path: assignPath(
        folders.map(({ parts }) => renderTemplate(parts, (field) => formatNameValue(input, field))),
        input.source.stableId,
      ),
      text: formatNote(input, { frontMatter: frontMatterTemplate.parts, body: bodyTemplate.parts }),
    }),
  };
}

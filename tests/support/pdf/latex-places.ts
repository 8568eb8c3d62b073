/** Where LaTeX wrote a word. `y` grows from the bottom of the page to its top. */
export type Place = { page: number; x: number; y: number; pageWidth: number };

/**
 * A text of a paper. Its words have consecutive marks that begin with `firstMark`; null means that they have no marks. `label` is
 * the text that LaTeX writes before it, and `after` the text after it, both without marks. LaTeX moves footnotes to the end of a
 * column, and floats (tables and figures) to the top or bottom of a column.
 */
export type PlacedText = {
  kind: 'text' | 'footnote' | 'float';
  text: string;
  firstMark: number | null;
  label?: string;
  after?: string;
};

/** Marks the words of texts, so that LaTeX notes where it writes them. */
export type WordMarker = {
  mark: (kind: PlacedText['kind'], text: string) => { latex: string; text: PlacedText };
};

/** The command that notes the place of the word before it, in a file with the suffix `.places`. */
export const MARK_PREAMBLE = [
  '\\newwrite\\places\\immediate\\openout\\places=\\jobname.places',
  '\\DeclareRobustCommand{\\wordplace}[1]{\\pdfsavepos\\write\\places{#1 \\number\\value{page} \\the\\pdflastxpos\\space\\the\\pdflastypos\\space\\number\\pdfpagewidth}}',
].join('\n');

/** Returns the text with the characters escaped that LaTeX reads as commands. */
export const escapeLatex = (text: string): string => text.replaceAll('%', '\\%');

/** Creates a marker whose marks are numbered from 0. */
export function createWordMarker(): WordMarker {
  let nextMark = 0;
  return {
    mark(kind, text) {
      const firstMark = nextMark;
      const latex = text
        .split(' ')
        .map((word) => {
          const mark = nextMark;
          nextMark += 1;
          return `${escapeLatex(word)}\\wordplace{${mark}}`;
        })
        .join(' ');
      return { latex, text: { kind, text, firstMark } };
    },
  };
}

/** Parses the file that `MARK_PREAMBLE` writes. */
export function parsePlaces(file: string): Map<number, Place> {
  return new Map(
    file
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [mark = 0, page = 0, x = 0, y = 0, pageWidth = 1] = line.split(' ').map(Number);
        return [mark, { page, x, y, pageWidth }];
      }),
  );
}

type Item = { text: string; page: number; column: number; y: number };

/** Returns the texts in the order in which the pages show them. Footnotes come after the text of their page. */
export function orderByPlace(
  texts: readonly PlacedText[],
  places: ReadonlyMap<number, Place>,
  columnCount: number,
): string {
  const list = (kind: PlacedText['kind']) => texts.filter((text) => text.kind === kind);
  const toItems = (text: PlacedText) => listItems(text, places, columnCount);
  const words = fillPlaces(list('text').flatMap(toItems));
  for (const float of list('float').map(toItems)) {
    const [first] = float;
    if (!first) continue;
    const index = words.findIndex((word) => isAfter(word, first));
    words.splice(
      index === -1 ? words.length : index,
      0,
      ...float.map((item) => ({ ...item, ...getPlace(first) })),
    );
  }
  const notes = list('footnote').flatMap(toItems);
  const pages = [...new Set(words.map(({ page }) => page))];
  return pages
    .flatMap((page) => [...words, ...notes].filter((item) => item.page === page))
    .map(({ text }) => text)
    .join(' ');
}

const getPlace = ({ page, column, y }: Item) => ({ page, column, y });

const isAfter = (word: Item, float: Item): boolean =>
  word.page > float.page ||
  (word.page === float.page &&
    (word.column > float.column || (word.column === float.column && word.y < float.y)));

const UNKNOWN = { page: 0, column: 0, y: 0 };

function listItems(
  { text, firstMark, label, after }: PlacedText,
  places: ReadonlyMap<number, Place>,
  columnCount: number,
): Item[] {
  const words = text.split(' ').map((word, index) => {
    const place = firstMark === null ? undefined : places.get(firstMark + index);
    if (!place) return { text: word, ...UNKNOWN };
    const column = Math.floor((place.x / place.pageWidth) * columnCount);
    return { text: word, page: place.page, column, y: place.y };
  });
  const [first] = words;
  const last = words.at(-1);
  return [
    ...(label && first ? [{ ...first, text: label }] : []),
    ...words,
    ...(after && last ? [{ ...last, text: after }] : []),
  ];
}

/** Gives each word without a place the place of the next word that has a place. */
function fillPlaces(words: readonly Item[]): Item[] {
  let next: Item | undefined;
  return [...words]
    .reverse()
    .map((word) => {
      if (word.page > 0) next = word;
      return word.page > 0 || !next ? word : { ...word, ...getPlace(next) };
    })
    .reverse();
}

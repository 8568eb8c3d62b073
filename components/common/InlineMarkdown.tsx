import { lazy, Suspense } from 'react';

const FormattedText = lazy(async () => ({ default: (await import('./FormattedText')).FormattedText }));

// Without one of these a text has no Markdown in it, and the parser is not loaded.
const MARKS = /[*_`[<\\~&]|https?:|www\.|@/;

/** What the reader wrote, with emphasis, code and links to the web. The plain text shows until the parser is loaded. */
export function InlineMarkdown({ text }: { text: string }) {
  if (!MARKS.test(text)) return text;
  return (
    <Suspense fallback={text}>
      <FormattedText text={text} />
    </Suspense>
  );
}

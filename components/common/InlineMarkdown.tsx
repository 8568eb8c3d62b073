import { lazy, Suspense } from 'react';

const FormattedText = lazy(async () => ({ default: (await import('./FormattedText')).FormattedText }));

// A text without any of these characters contains no Markdown, so the parser is not loaded for it.
const MARKS = /[*_`[<\\~&]|https?:|www\.|@/;

/** The reader's text with emphasis, code and web links. Shows the plain text until the parser is loaded. */
export function InlineMarkdown({ text }: { text: string }) {
  if (!MARKS.test(text)) return text;
  return (
    <Suspense fallback={text}>
      <FormattedText text={text} />
    </Suspense>
  );
}

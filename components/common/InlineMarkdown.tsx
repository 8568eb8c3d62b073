import { lazy, Suspense } from 'react';

const FormattedText = lazy(async () => ({ default: (await import('./FormattedText')).FormattedText }));

// A text without any of these characters contains no Markdown, so the parser is not loaded for it.
const MARKDOWN_SYNTAX = /[*_`[<\\~&]|https?:|www\.|@/;

/** Renders the reader's Markdown: emphasis, code and web links. Shows the unformatted text until the parser is loaded. */
export function InlineMarkdown({ text }: { text: string }) {
  if (!MARKDOWN_SYNTAX.test(text)) return text;
  return (
    <Suspense fallback={text}>
      <FormattedText text={text} />
    </Suspense>
  );
}

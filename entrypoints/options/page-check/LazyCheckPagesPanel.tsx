import { type ComponentProps, lazy, Suspense } from 'react';

// Few visits of the library check a page, so the dialog is loaded when it opens.
const Panel = lazy(async () => ({ default: (await import('./CheckPagesPanel')).CheckPagesPanel }));

/** `CheckPagesPanel`, loaded when it is shown. */
export const LazyCheckPagesPanel = (props: ComponentProps<typeof Panel>) => (
  <Suspense>
    <Panel {...props} />
  </Suspense>
);

import { useEffect, useState } from 'react';
import {
  type Catalogue,
  EMPTY_CATALOGUE,
  loadCatalogue,
  type WikiCatalogueDeps,
} from '@/lib/app/library/wiki-catalogue';

/**
 * Lists what the wiki has, when the page opens and whenever `version` changes. Null means that the version is not loaded yet. `deps` must
 * be the same object in every call.
 */
export function useCatalogue(deps: WikiCatalogueDeps, version: string | null) {
  const [catalogue, setCatalogue] = useState<Catalogue>(EMPTY_CATALOGUE);
  const [loadCount, setLoadCount] = useState(0);
  const [controller, setController] = useState(() => new AbortController());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a click on "Read the list again" changes `loadCount`
  useEffect(() => {
    if (version === null) return;
    const loadController = new AbortController();
    let isReplaced = false;
    setController(loadController);
    setCatalogue((current) => ({ ...current, status: 'loading', isLoadingTexts: true }));
    void loadCatalogue(deps, loadController.signal, (read) => {
      if (!isReplaced && (!loadController.signal.aborted || read.status === 'cancelled')) setCatalogue(read);
    });
    return () => {
      isReplaced = true;
      loadController.abort();
    };
  }, [deps, version, loadCount]);
  return {
    catalogue,
    cancel: () => controller.abort(),
    reload: () => setLoadCount(loadCount + 1),
  };
}

import { useEffect, useState } from 'react';
import { Welcome } from '@/components/library/Welcome';
import { formatProblem } from '@/lib/app/describe/format-problem';
import { buildRecordHref } from '@/lib/app/library/route';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { getShortcuts, openShortcutSettings } from '@/lib/browser/shortcuts';
import { createStableId } from '@/lib/record/stable-id';
import { navigate } from '../navigate';
import { useHeading } from '../use-heading';

/** Shows the page that opens after the installation. */
export function WelcomeView({ hasNavigated, shortcut }: { hasNavigated: boolean; shortcut: string }) {
  const headingRef = useHeading(t('libraryWelcomeTitle'), hasNavigated);
  const [otherShortcuts, setOtherShortcuts] = useState({ panel: '', selection: '' });
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void getShortcuts().then((shortcuts) =>
      setOtherShortcuts({ panel: shortcuts['open-beside'], selection: shortcuts['add-selection'] }),
    );
  }, []);
  return (
    <Welcome
      {...{ headingRef, problem }}
      shortcuts={{ capture: shortcut, ...otherShortcuts }}
      onChangeShortcuts={() => void openShortcutSettings()}
      onAddSample={() => void addSampleSource().then(setProblem)}
    />
  );
}

const SAMPLE_URL = 'https://provenote.example/sample';

/**
 * Saves the sample source, and opens it. A second click opens the same source, because its URL is known. Returns why it could not be
 * saved, or null.
 */
async function addSampleSource(): Promise<string | null> {
  const now = new Date().toISOString();
  const draft = {
    key: SAMPLE_URL,
    stableId: createStableId(),
    ofSaved: false,
    createdAt: now,
    updatedAt: now,
    edits: {
      url: SAMPLE_URL,
      title: t('sampleTitle'),
      authors: [t('sampleAuthor')],
      publishedDate: '2024-05-28',
      siteName: t('sampleVenue'),
      summary: t('sampleSummary'),
      keyPoints: [{ text: t('sampleKeyPoint'), quotes: [] }],
      contextNote: t('sampleContextNote'),
      importance: 50,
      tags: ['sample'],
    },
    chosen: {},
  };
  const result = await send('draft/save', { draft, shouldSaveText: false });
  if (!result.ok) return formatProblem(result.problem);
  navigate(buildRecordHref(result.value.source.stableId));
  return null;
}

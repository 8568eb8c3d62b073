import { useEffect, useState } from 'react';
import { Welcome } from '@/components/library/Welcome';
import { buildRecordHref } from '@/lib/app/library/route';
import { getPanelShortcut, openShortcutSettings } from '@/lib/browser/get-capture-shortcut';
import { t } from '@/lib/browser/i18n/message';
import { send } from '@/lib/browser/messages/send';
import { createStableId } from '@/lib/record/stable-id';
import { useHeading } from '../use-heading';

/** Shows the page that opens after the installation. */
export function WelcomeView({ hasNavigated, shortcut }: { hasNavigated: boolean; shortcut: string }) {
  const headingRef = useHeading(t('libraryWelcomeTitle'), hasNavigated);
  const [panelShortcut, setPanelShortcut] = useState('');
  useEffect(() => {
    void getPanelShortcut().then(setPanelShortcut);
  }, []);
  return (
    <Welcome
      {...{ headingRef, shortcut, panelShortcut }}
      onChangeShortcuts={() => void openShortcutSettings()}
      onAddSample={() => void addSampleRecord()}
    />
  );
}

const SAMPLE_URL = 'https://provenote.example/sample';

/** Saves the sample record, and opens it. A second click opens the same record, because its URL is known. */
async function addSampleRecord(): Promise<void> {
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
  const result = await send('draft/save', { draft, withText: false });
  if (result.ok) location.assign(buildRecordHref(result.value.source.stableId));
}

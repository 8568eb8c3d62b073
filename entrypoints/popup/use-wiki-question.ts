import { useEffect, useState } from 'react';
import type { WikiQuestion } from '@/lib/app/describe/wiki-question';
import { send } from '@/lib/browser/messages/send';

type QuestionState<Answer> =
  | { status: 'asking'; questionId: string }
  | { status: 'cancelled' }
  | { status: 'answered'; answer: Answer };

/** Sends a question to the worker. `isRepeated` means that the reader asked for a new answer. */
type Ask<Subject, Answer> = (subject: Subject, questionId: string, isRepeated: boolean) => Promise<Answer>;

/**
 * Asks the active wiki once about each `subject`, which has to be the same object in every rendering; null asks nothing. The
 * question is cancelled when the subject changes.
 */
export function useWikiQuestion<Subject extends object, Answer>(
  subject: Subject | null,
  ask: Ask<Subject, Answer>,
): (Omit<WikiQuestion, 'wikiName' | 'status'> & QuestionState<Answer>) | null {
  const [state, setState] = useState<QuestionState<Answer> | null>(null);
  const [repeated, setRepeated] = useState<{ subject: Subject | null; count: number }>({
    subject: null,
    count: 0,
  });
  useEffect(() => {
    setState(null);
    if (subject === null) return;
    const questionId = crypto.randomUUID();
    let isInProgress = true;
    setState({ status: 'asking', questionId });
    void ask(subject, questionId, repeated.subject === subject).then((answer) => {
      if (!isInProgress) return;
      isInProgress = false;
      setState((current) => (current?.status === 'asking' ? { status: 'answered', answer } : current));
    });
    return () => {
      if (isInProgress) void send('wiki/cancel-question', { questionId });
      isInProgress = false;
    };
  }, [subject, ask, repeated]);
  if (state === null) return null;
  const cancel = (): void => {
    if (state.status !== 'asking') return;
    setState({ status: 'cancelled' });
    void send('wiki/cancel-question', { questionId: state.questionId });
  };
  return { ...state, cancel, askAgain: () => setRepeated(({ count }) => ({ subject, count: count + 1 })) };
}

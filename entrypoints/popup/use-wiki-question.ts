import { useEffect, useState } from 'react';
import type { WikiQuestion } from '@/lib/app/describe/wiki-question';
import { send } from '@/lib/browser/messages/send';

/** `answer` is the latest answer about the subject, even while the reader asks again. It is null until the first answer. */
type QuestionState<Answer> = { answer: Answer | null } & (
  | { status: 'asking'; questionId: string }
  | { status: 'cancelled' | 'failed' | 'answered' }
);

/**
 * Sends a question to the worker. `isRepeated` means that the reader asked for a new answer. Resolves to null if the wiki gave no
 * usable response.
 */
type Ask<Subject, Answer> = (
  subject: Subject,
  questionId: string,
  isRepeated: boolean,
) => Promise<Answer | null>;

/**
 * Asks the active wiki once about each `subject`. Pass the same object in every rendering, because a new
 * object is a new question. If `subject` is null, nothing is sent. The question is cancelled when the subject
 * changes.
 */
export function useWikiQuestion<Subject extends object, Answer>(
  subject: Subject | null,
  ask: Ask<Subject, Answer>,
): (Omit<WikiQuestion, 'wikiName' | 'status'> & QuestionState<Answer>) | null {
  const [state, setState] = useState<QuestionState<Answer> | null>(null);
  const [repetition, setRepetition] = useState<{ subject: Subject | null }>({ subject: null });
  useEffect(() => {
    if (subject === null) {
      setState(null);
      return;
    }
    const questionId = crypto.randomUUID();
    const isRepeated = repetition.subject === subject;
    let isInProgress = true;
    setState((current) => ({
      status: 'asking',
      questionId,
      answer: isRepeated && current ? current.answer : null,
    }));
    void ask(subject, questionId, isRepeated).then((answer) => {
      if (!isInProgress) return;
      isInProgress = false;
      setState((current) => {
        if (current?.status !== 'asking') return current;
        return answer === null
          ? { status: 'failed', answer: current.answer }
          : { status: 'answered', answer };
      });
    });
    return () => {
      if (isInProgress) void send('wiki/cancel-question', { questionId });
      isInProgress = false;
    };
  }, [subject, ask, repetition]);
  if (state === null) return null;
  const cancel = (): void => {
    if (state.status !== 'asking') return;
    setState({ status: 'cancelled', answer: state.answer });
    void send('wiki/cancel-question', { questionId: state.questionId });
  };
  return { ...state, cancel, askAgain: () => setRepetition({ subject }) };
}

import { useEffect, useRef } from 'react';

/** Lets the reader drop data on the page for which `canDrop` returns true, and calls `onDrop` with the dropped data. */
export function useDrop(
  canDrop: (event: DragEvent) => boolean,
  onDrop: (transfer: DataTransfer) => void,
): void {
  const handlersRef = useRef({ canDrop, onDrop });
  handlersRef.current = { canDrop, onDrop };
  useEffect(() => {
    const handleDragOver = (event: DragEvent) => {
      if (handlersRef.current.canDrop(event)) event.preventDefault();
    };
    const handleDrop = (event: DragEvent) => {
      if (!handlersRef.current.canDrop(event)) return;
      event.preventDefault();
      if (event.dataTransfer) handlersRef.current.onDrop(event.dataTransfer);
    };
    addEventListener('dragover', handleDragOver);
    addEventListener('drop', handleDrop);
    return () => {
      removeEventListener('dragover', handleDragOver);
      removeEventListener('drop', handleDrop);
    };
  }, []);
}

import { useEffect, useState } from "preact/hooks";

/**
 * How many rows of a long list are drawn: first as many as a screen or two hold, then, step by step between two frames, the
 * others. Once all are there, all that come later are drawn at once.
 */
export const useInSteps = (count: number, step: number): number => {
  const [drawn, setDrawn] = useState(step);
  const isComplete = drawn >= count;
  useEffect(() => {
    if (isComplete) {
      setDrawn(Number.POSITIVE_INFINITY);
      return;
    }
    const timer = setTimeout(() => setDrawn(drawn + step));
    return () => clearTimeout(timer);
  }, [drawn, isComplete]);
  return drawn;
};

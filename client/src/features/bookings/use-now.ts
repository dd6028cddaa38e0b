import { useEffect, useState } from 'react';

/** The time, renewed now and then: for "23 minutes left" and for what begins while the page is open. */
export function useNow(everyMs = 20_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

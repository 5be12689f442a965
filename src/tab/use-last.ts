import { useState } from 'preact/hooks';

/** The last of these that was there: what is on the screen stays until something newer has come. */
export function useLast<Value>(value: Value | undefined): Value | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

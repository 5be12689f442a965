import { useEffect, useState } from 'preact/hooks';

/** From here on two columns have room; the style sheets say the same. */
const wide = '(min-width: 50.01em)';

/** Whether there is room for two columns, followed: what is in which order differs on a phone. */
export function useWide(): boolean {
  const [is, setIs] = useState(() => window.matchMedia(wide).matches);
  useEffect(() => {
    const media = window.matchMedia(wide);
    const follow = () => setIs(media.matches);
    media.addEventListener('change', follow);
    follow();
    return () => media.removeEventListener('change', follow);
  }, []);
  return is;
}

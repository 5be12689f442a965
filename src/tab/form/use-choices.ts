import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FormField } from '../../web/contract/form-page';
import { useTab } from '../context';
import { fitting } from './fitting';

type Choices = FormField['choices'];
const mostShown = 12;
const pauseMs = 200;

export interface Found {
  readonly choices: Choices;
  /** Those of the office's directory are still being looked up. */
  readonly looking: boolean;
  /** They could not be looked up: that nobody is found says nothing. */
  readonly failed: boolean;
}

/**
 * The choices that fit what was typed: of the field's own, and, where there are more than the field came with, of those
 * that the API finds.
 */
export function useChoices({ choices, dataset }: FormField, typed: string): Found {
  const { api } = useTab();
  const [found, setFound] = useState<{
    readonly for: string;
    readonly choices: Choices;
    readonly failed?: boolean;
  }>({
    for: '',
    choices: [],
  });
  const wanted = dataset === '' ? '' : typed.trim();
  useEffect(() => {
    if (wanted === '') return undefined;
    let isNewest = true;
    const timer = setTimeout(() => {
      api.people(dataset, wanted).then(
        ({ people }) => isNewest && setFound({ for: wanted, choices: people }),
        // What the field came with can still be chosen.
        () => isNewest && setFound({ for: wanted, choices: [], failed: true }),
      );
    }, pauseMs);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [api, dataset, wanted]);
  return useMemo(() => {
    const own = fitting(choices, typed);
    const others = found.for === wanted ? found.choices : [];
    const all = [...own, ...others.filter((other) => !own.some(({ value }) => value === other.value))];
    const looking = wanted !== '' && found.for !== wanted;
    return { choices: all.slice(0, mostShown), looking, failed: !looking && found.failed === true };
  }, [choices, typed, wanted, found]);
}

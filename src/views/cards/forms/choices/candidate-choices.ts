import {
  answererFor,
  independenceProblem,
  outsideWarning,
  type Sides,
} from '../../../../domain/decide/independence';
import type { DirectoryIndex } from '../../../../domain/directory/lookup';
import { findOrganisation } from '../../../../domain/directory/lookup';
import type { Panel } from '../../../../domain/directory/schema';
import { keptAnswers } from '../../../../domain/rules/kept-answers';
import type { Choice } from '../field';
import { choiceTitle, formText } from '../form-texts';
import { peopleChoices, sameSpecialty } from './people-choices';

/**
 * Who could be asked: for a critical friend colleagues first, for an external second opinion consultants and panels of
 * other organisations. Whoever is not independent is left out (process page I1, I2). Panels of the specialty come
 * before people, other panels after them.
 */
export function candidateChoices(
  directory: DirectoryIndex,
  sides: Sides,
  specialty: string | undefined,
): readonly Choice[] {
  return listsIn(directory, JSON.stringify([sides, specialty]), () =>
    independentOf(directory, sides, specialty),
  );
}

/** Whoever types a name asks the same again with each letter. */
const listsIn = keptAnswers<DirectoryIndex, readonly Choice[]>(64);

function independentOf(
  directory: DirectoryIndex,
  sides: Sides,
  specialty: string | undefined,
): readonly Choice[] {
  const independent = ({ value }: Choice) => {
    const answerer = answererFor(directory, value);
    return answerer !== undefined && independenceProblem(sides, answerer, directory) === undefined;
  };
  const people = peopleChoices(directory, {
    grades: ['consultant'],
    ...(sides.kind === 'critical-friend' ? { organisation: sides.treatingOrganisation } : {}),
    specialty,
  });
  const ofSpecialty = (panel: Panel) => sameSpecialty(panel.specialty, specialty);
  const { panels } = directory.directory;
  const near = panels.filter(ofSpecialty).map((panel) => panelChoice(directory, panel));
  const far = panels.filter((panel) => !ofSpecialty(panel)).map((panel) => panelChoice(directory, panel));
  const all = sides.kind === 'critical-friend' ? [...people, ...near, ...far] : [...near, ...people, ...far];
  return all.filter(independent).map((choice) => {
    const from = warningFor(directory, sides, choice.value);
    return from === undefined
      ? choice
      : { ...choice, title: formText('fromOutside', { name: choice.title }) };
  });
}

/**
 * What whoever chooses this person or panel is to know, as a sentence: that a critical friend is from outside the
 * organisation (process page I2). Undefined where there is nothing, or nobody is chosen.
 */
export function warningFor(directory: DirectoryIndex, sides: Sides, chosen = ''): string | undefined {
  const answerer = answererFor(directory, chosen.trim().toLowerCase());
  return answerer && outsideWarning(sides, answerer, directory);
}

function panelChoice(directory: DirectoryIndex, panel: Panel): Choice {
  const run = panel.organisation === undefined ? undefined : findOrganisation(directory, panel.organisation);
  const parts = [panel.name, choiceTitle('panel-kind', panel.kind), run?.name ?? ''];
  return { title: parts.filter((part) => part !== '').join(', '), value: panel.id.toLowerCase() };
}

import { type AdaptiveCard, renderTemplate } from '../../model/render-template';
import type { FormDefinition, Stop } from '../field';
import { formText } from '../form-texts';
import { aboutLine, button, type FormFrame, pressData } from './card-head';

/** Where a draft is left, and where the buttons are, when the form has stopped. */
export const stopPage = 'do-not-wait';

/** What the card says instead of a page of the form: what to do now, large, and no question and no way on. */
export function stopCard(frame: FormFrame, definition: FormDefinition, stop: Stop): AdaptiveCard {
  return renderTemplate('stop', {
    about: aboutLine(frame.ref),
    title: stop.title,
    lead: stop.lead,
    kept: stop.kept,
    back: button(stop.back, 'goto', definition, stop.page),
    save: button(formText('save'), 'save', definition, stopPage),
    data: pressData(frame),
  });
}

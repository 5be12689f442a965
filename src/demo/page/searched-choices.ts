import { AdaptiveCard, ChoiceSetInput, GlobalRegistry } from 'adaptivecards';
import { type Choice, type ChoiceList, createChoiceList, type Look } from './choice-list';

/** Finds choices under the name that a card gives for them. */
export type LookUp = (dataset: string, text: string) => Promise<readonly Choice[]>;

/** A card whose lists can look up what they don't hold. */
export class SearchingCard extends AdaptiveCard {
  lookUp: LookUp | undefined;
}

/**
 * The renderer's list that is searched by typing has no name, no roles and no way to look anything up: this one, which
 * stands in its place, does what Teams' own client does. All other lists are the renderer's.
 */
export class SearchedChoices extends ChoiceSetInput {
  #list: ChoiceList | undefined;

  protected override internalRender(): HTMLElement | undefined {
    if (this.style !== 'filtered' || this.isMultiSelect) return super.internalRender();
    this.#list = createChoiceList({
      offered: this.offered(),
      chosen: this.offered().find(({ value }) => value === this.defaultValue),
      placeholder: this.placeholder ?? '',
      look: this.look(),
      changed: () => this.valueChanged(),
    });
    this.#list.field.className = 'ac-input ac-textInput ac-choiceSetInput-filtered';
    return this.#list.field;
  }

  protected override overrideInternalRender(): HTMLElement | undefined {
    const drawn = super.overrideInternalRender();
    if (this.#list === undefined) return drawn;
    const { field, list, status } = this.#list;
    list.setAttribute('aria-labelledby', field.getAttribute('aria-labelledby') ?? '');
    this.inputControlContainerElement.style.flexDirection = 'column';
    this.inputControlContainerElement.append(list, status);
    return drawn;
  }

  override get value(): string | undefined {
    return this.#list === undefined ? super.value : this.#list.chosen()?.value;
  }

  override isValid(): boolean {
    return this.#list === undefined ? super.isValid() : true;
  }

  /** Whether it is searched by typing. */
  get isSearched(): boolean {
    return this.#list !== undefined;
  }

  get chosen(): Choice | undefined {
    return this.#list?.chosen();
  }

  choose(choice: Choice | undefined): void {
    this.#list?.choose(choice);
  }

  private offered(): readonly Choice[] {
    return this.choices.map(({ title = '', value = '' }) => ({ title, value }));
  }

  private look(): Look | undefined {
    const dataset = this.choicesData?.dataset;
    const card = this.getRootElement();
    const lookUp = card instanceof SearchingCard ? card.lookUp : undefined;
    return dataset === undefined || lookUp === undefined ? undefined : (text) => lookUp(dataset, text);
  }
}

GlobalRegistry.defaultElements.register('Input.ChoiceSet', SearchedChoices);

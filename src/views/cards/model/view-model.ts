/**
 * What a template is filled with: ready-made strings, booleans for `$when`, numbers for numeric properties such as
 * `maxLength`, lists, and objects of these. Every key that the template names is filled: no null, no undefined.
 */
export type ViewValue = string | number | boolean | ViewModel | readonly ViewValue[];
export interface ViewModel {
  readonly [key: string]: ViewValue;
}

/** One node of a card. */
export interface CardNode {
  readonly [key: string]: unknown;
}

/** A card as it is sent. */
export interface AdaptiveCard extends CardNode {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly CardNode[];
}

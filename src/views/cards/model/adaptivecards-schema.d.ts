/**
 * adaptivecards-templating's types point into the sources of adaptivecards, which our compiler options reject.
 * tsconfig.json leads that one import here instead; we use nothing of it.
 */
export type IAdaptiveCard = object;

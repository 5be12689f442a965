/**
 * What an external second opinion is not asked for without, and a critical friend is; written from the process page (§3,
 * weight), not from the table in the code.
 */
export const neededOfAnExternal: readonly string[] = [
  'clinicalSummary.diagnosis',
  'clinicalSummary.presentState',
  'options.0.benefits',
  'options.0.harms',
  'options.1.benefits',
  'options.1.harms',
  'childAsPerson.qualityOfLife',
  'childAsPerson.normal',
  'family.toldSoFar',
  'family.hopesAndWorries',
  'before.mdt',
  'before.criticalFriend',
  'before.ceac',
  'before.parallelPlan',
];

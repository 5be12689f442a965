import type { CaseEvent } from '../../../domain/case/stored/events';
import { familySideShut } from '../../../domain/process/open/family-side';
import type { Viewpoint } from '../../viewpoint';
import type { Section } from '../lines';
import { accountSide } from './account-side';
import { type DeliveryRow, deliverySide } from './delivery-side';
import { historySide } from './history-side';
import { opinionSide } from './opinion-side';
import { packSide } from './pack-side';
import { peopleSide } from './people-side';
import { recordSide } from './record-side';

export const sideNames = [
  'case',
  'people',
  'pack',
  'opinion',
  'history',
  'account',
  'record',
  'delivery',
] as const;
export type Side = (typeof sideNames)[number];

export interface SideInput {
  readonly view: Viewpoint;
  readonly events: readonly CaseEvent[];
  readonly rows: readonly DeliveryRow[];
}

interface SideRow {
  /** Whether this viewer may look at it now, and there is anything to look at. */
  readonly open: (view: Viewpoint) => boolean;
  readonly sections: (input: SideInput) => readonly Section[];
}

/** The other sides of a case, each with who may open it; what it shows is no more than the parts they see. */
export const sides: Readonly<Record<Exclude<Side, 'case'>, SideRow>> = {
  people: { open: ({ sees }) => sees.has('people'), sections: ({ view }) => peopleSide(view) },
  pack: { open: ({ sees }) => sees.has('pack'), sections: ({ view }) => packSide(view) },
  opinion: {
    open: ({ sees, state }) => sees.has('opinion') && state.opinions.length > 0,
    sections: ({ view }) => opinionSide(view),
  },
  history: {
    open: ({ sees }) => sees.has('history'),
    sections: ({ view, events }) => historySide(view, events),
  },
  account: {
    open: ({ sees, state }) => sees.has('family-account') && !familySideShut(state),
    sections: ({ view }) => accountSide(view),
  },
  record: {
    open: ({ roles }) => roles.has('acting-consultant') || roles.has('coordinator'),
    sections: recordSide,
  },
  delivery: {
    open: ({ sees }) => sees.has('delivery'),
    sections: ({ view, rows }) => deliverySide(view, rows),
  },
};

/** The sides this viewer may open now, in their order on the card. */
export function openSides(view: Viewpoint): readonly Exclude<Side, 'case'>[] {
  return sideNames.filter((name) => name !== 'case').filter((name) => sides[name].open(view));
}

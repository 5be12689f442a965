import { packItems } from '../../../../domain/case/stored/recorded';
import type { Field, FormContext, Values } from '../field';
import { choiceTitle } from '../form-texts';
import { listPages } from '../list-pages';
import { form, type Makers } from '../make-fields';
import { flatten } from '../reading/flatten';

/**
 * The checklist of the pack (process page §4a, preparing): of each item one line, where it is kept or why it is left out. A
 * place that holds for all is given once, and holds wherever an item says nothing else.
 */

const sameWhere = 'sameWhere';
const at = (index: number, key: string) => `items.${index}.${key}`;
const isEmpty = (values: Values, path: string) => (values[path] ?? '').trim() === '';

function itemFields(make: Makers, values: Values, index: number): readonly Field[] {
  const heading = choiceTitle('pack-item', packItems[index] ?? '');
  const isWaived = values[at(index, 'standing')] === 'waived';
  return [
    make.choice(at(index, 'standing'), 'pack-standing', ['present', 'waived'], { heading }),
    make.line(at(index, 'where'), {
      required: isWaived || isEmpty(values, sameWhere),
      conditional: true,
      ...(isWaived ? { place: at(index, 'waivedBecause') } : {}),
    }),
  ];
}

/** What the form answers itself: which item each is, and the place for all where an item in the pack has none of its own. */
function answeredByForm({ values }: FormContext): Values {
  const place = values[sameWhere] ?? '';
  return Object.fromEntries(
    packItems.flatMap((item, index) => [
      [at(index, 'item'), item],
      ...(isEmpty(values, sameWhere) || values[at(index, 'standing')] !== 'present'
        ? []
        : [[at(index, 'where'), place]]),
    ]),
  );
}

/** Why an item was left out stood in a field of its own in forms that earlier releases began. */
function inOneField(values: Values): Values {
  const reasons = packItems.flatMap((_, index) => {
    const reason = values[at(index, 'waivedBecause')];
    return reason === undefined || !isEmpty(values, at(index, 'where')) ? [] : [[at(index, 'where'), reason]];
  });
  return { ...values, ...Object.fromEntries(reasons) };
}

function begun({ state }: FormContext): Values {
  const inPack = packItems.map((_, index) => [at(index, 'standing'), 'present']);
  const said = state?.pack.length === packItems.length ? flatten(state.pack, 'items') : {};
  return { ...Object.fromEntries(inPack), ...inOneField(said) };
}

export const packForm = form(
  'complete-pack',
  (make, { values }) =>
    listPages(
      {
        most: packItems.length,
        perPage: 4,
        fields: (index) => itemFields(make, values, index),
        page: (fields, number) =>
          number === 1
            ? make.page('only', [make.line(sameWhere, { required: false, notSent: true }), ...fields])
            : make.page('only', fields, { id: `only-${number}` }),
      },
      // Both pages stand from the beginning: every item is asked about.
      { ...values, [at(packItems.length - 1, 'standing')]: 'present' },
    ),
  {
    fixed: answeredByForm,
    initial: begun,
    // Once the form was saved as it is now, it has a place for all, be it an empty one.
    bind: ({ values }) => (values[sameWhere] === undefined ? inOneField(values) : values),
  },
);

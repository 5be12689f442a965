import { aCommand } from './a-command';
import { who } from './people';
import { caseOf, type Press, play } from './play';
import { aCaseAt, castFor } from './ways';

const eso = 'external-second-opinion';
const ref = 'T2HW-9CDK';

/** The case hears of another request, perhaps about the same child, that is held or ended by a death. */
export function hearsOfAnother(what: 'held' | 'died'): Press {
  const begun = aCaseAt('preparing', eso, castFor(eso), { localReference: 'another' });
  const by: Press =
    what === 'held'
      ? { by: who.safeguardingLead, gives: aCommand('hold') }
      : { by: who.coordinator, gives: aCommand('record-death') };
  return {
    by: 'system',
    gives: aCommand('note-other-request', { ref }),
    others: [{ ...caseOf(play(begun, by)), ref }],
  };
}

/** The child's reference is corrected, and another open request is found that is perhaps about the same child. */
export const findsAnother: Press = {
  by: castFor(eso).requester,
  gives: (state) =>
    aCommand('correct', {
      correction: {
        part: 'child',
        child: { ...state.request.child, localReference: 'MRD-2' },
        wrongChild: 'no',
      },
    })(state),
  others: [{ ...caseOf(aCaseAt('preparing', eso, castFor(eso), { localReference: 'another' })), ref }],
};

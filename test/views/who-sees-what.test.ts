import type { Status } from '../../src/domain/case/stage';
import { type CaseState, reviewerOf } from '../../src/domain/case/state';
import { type Condition, type Part, parts, visibility } from '../../src/domain/process/tables/visibility';
import { accountTexts } from '../../src/views/account/account-texts';
import { type CaseCardInput, caseCard, type DeliveryRow, type Side } from '../../src/views/cards/case-card';
import { holdReasonCard } from '../../src/views/cards/other-cards/hold-reason-card';
import { foundCard, myRequestsCard, worklistCard } from '../../src/views/cards/other-cards/my-requests-card';
import { sideNames } from '../../src/views/cards/sides/sides';
import { printDocument } from '../../src/views/print/print-document';
import { lookFrom } from '../../src/views/viewpoint';
import { caseOf } from '../builders/core/play';
import { type Looker, lookers, markedScenes, type Scene } from '../support/stories/marked-stories';
import { readerSees } from '../support/stories/printed';
import { runsIn, verbsIn } from './forms/card-checks';

/**
 * Role × status × part of the case (process page I6, I7, I8): what each person can come to read anywhere, on the card,
 * its sides, lists, search, and on paper, is what the visibility table says, no less and no more. Who has which role
 * when is said here by hand.
 */

type TableRole = keyof typeof visibility;

const afterClearance: readonly Status[] = [
  'under-review',
  'opinion-given',
  'sharing',
  'outcome',
  'resolution',
  'closing',
  'closed',
  'closed-death',
];

/** The roles that somebody looks through in this scene. */
function rolesOf(looker: Looker, { status, held, story }: Scene): readonly TableRole[] {
  const shut = held || status === 'closed-death';
  const open = !['closed', 'withdrawn', 'closed-death'].includes(status);
  switch (looker) {
    case 'requester':
      return ['requester'];
    case 'named consultant':
      return ['named-consultant', 'acting-consultant', 'approver'];
    case 'deputy':
      return ['deputy'];
    case 'second candidate':
      // Second on the list, so asked beside the first and still open while the first is at work.
      return ['inviting', 'conflict-check', 'under-review'].includes(status) &&
        story.events.filter((each) => each.type === 'candidate-invited').length === 2
        ? ['candidate']
        : [];
    case 'reviewer':
      if (status === 'inviting') return ['candidate'];
      return status === 'conflict-check' || afterClearance.includes(status) ? ['reviewer'] : [];
    case 'advocate':
      return shut ? [] : ['advocate'];
    case 'gp':
      return shut ? [] : ['gp'];
    case 'team member':
      return ['member'];
    case 'coordinator':
      return ['coordinator'];
    case 'clinical lead':
      return ['clinical-lead'];
    case 'safeguarding lead':
      return ['safeguarding-lead'];
    case 'tester':
      return story.events.some(({ type }) => type === 'tester-asked') ? ['tester'] : [];
    case 'clerk of the body asked':
      return status === 'preparing' && story.events.some(({ type }) => type === 'body-asked')
        ? ['body-clerk']
        : [];
    case 'incoming consultant':
      return open ? ['incoming-consultant'] : [];
    default:
      return [];
  }
}

/** The conditions of the table, by hand. */
function holds(condition: Condition, { status }: Scene, state: CaseState): boolean {
  switch (condition) {
    case 'after the conflict check is clear':
      return afterClearance.includes(status);
    case 'after no link is confirmed, until the request ends':
      return !['closed', 'closed-death'].includes(status) && reviewerOf(state)?.linkConfirmedAt !== undefined;
    case 'until the request ends':
      return !['closed', 'withdrawn', 'closed-death'].includes(status);
    case 'once given':
      return state.opinions.length > 0;
    case 'once shared with the family':
      return ['outcome', 'resolution', 'closing', 'closed'].includes(status);
    default:
      return true;
  }
}

function allowed(looker: Looker, scene: Scene): ReadonlySet<Part> {
  const state = caseOf(scene.story);
  const seen = rolesOf(looker, scene).flatMap((role) =>
    parts.filter((part) => {
      const condition = visibility[role][part];
      return condition !== undefined && holds(condition, scene, state);
    }),
  );
  return new Set(seen);
}

/** Words that stand in one part of the case alone. */
const words: Readonly<Record<Part, readonly string[]>> = {
  routing: ['Marrowdale', 'Oncology', 'treatment options'],
  identity: ['Q.Z.', '9 May 2018', 'MRD-00417', '999 172 5008'],
  pack: ['Loves the garden and her dog.', 'A chance of remission.', 'Shared drive, folder 4'],
  people: ['Joy Mutasa-Greene'],
  'withheld-names': ['is withheld from the family'],
  'withheld-why': ['Withheld because of'],
  invitations: ['Aoife Brannigan-Sato'],
  conflicts: ['We sat on one committee.'],
  opinion: ['Answer 1: the second line may help.'],
  'family-account': [accountTexts.right],
  decisions: ['This question is fair and open.'],
  comments: ['The ward is told.'],
  history: ['sent the request'],
  delivery: ['could not be delivered'],
  hold: ['hold is in place'],
  'hold-reason': ['Under enquiry.'],
};

/** Whether there is anything to see of this part at all, for whoever may. */
function exists(part: Part, scene: Scene): boolean {
  const state = caseOf(scene.story);
  const given = state.opinions.length > 0;
  switch (part) {
    case 'opinion':
      return given;
    case 'conflicts':
      // While it is weighed it is on the card; afterwards in no summary, and in the record.
      return scene.status === 'conflict-check';
    case 'decisions':
      return scene.status !== 'consultant-review';
    case 'family-account':
      return !scene.held && scene.status !== 'closed-death';
    case 'withheld-names':
    case 'withheld-why':
      return (state.namesWithheld ?? []).length > 0;
    case 'hold':
    case 'hold-reason':
      return scene.held;
    default:
      return true;
  }
}

function pages(input: CaseCardInput, side: Side): readonly object[] {
  const made: object[] = [];
  for (let page = 1; page < 20; page += 1) {
    const card = caseCard({ ...input, side, page });
    made.push(card);
    if (!verbsIn(card).includes(`show:${side}:${page + 1}`)) break;
  }
  return made;
}

interface Shown {
  readonly place: string;
  readonly text: string;
}

/** Everything that this person can bring up about the case. */
function everywhere(looker: Looker, { story }: Scene): readonly Shown[] {
  const state = caseOf(story);
  const { facts, now, events } = story;
  const viewer = lookers[looker];
  const view = lookFrom(state, facts, viewer, now);
  const rows: readonly DeliveryRow[] = [
    {
      person: lookers.requester,
      standing: 'failed',
      failure: 'not-installed',
      since: now,
      wantedVersion: 2,
      shownVersion: 1,
    },
  ];
  const input = { state, facts, viewer, now, formId: 'f1', events, rows };
  const list = { items: [{ state, facts }], viewer, now };
  const read = (place: string, cards: readonly object[]) =>
    ({ place, text: cards.flatMap(runsIn).join('\n') }) satisfies Shown;
  const paper = (what: Parameters<typeof printDocument>[2], place: string): Shown => {
    const document = printDocument(view, events, what);
    if (document === undefined) return { place, text: '' };
    return { place, text: document.kind === 'page' ? readerSees(document.html) : document.json };
  };
  return [
    ...sideNames.map((side) => read(side, pages(input, side))),
    read('my requests', [myRequestsCard(list)]),
    read('worklist', [worklistCard(list)]),
    ...['q.z.', 'onco', state.ref].map((search) =>
      read(`found by ${search}`, [foundCard({ ...list, search })]),
    ),
    read('the reason of a hold', [holdReasonCard(view)]),
    ...(['account', 'record', 'record-json'] as const).map((kind) => paper({ kind }, `paper: ${kind}`)),
  ];
}

const scenes = markedScenes();
let cells = 0;

test.each(scenes)('$name: everybody reads what the table says, no less and no more', (scene) => {
  const wrong: string[] = [];
  for (const looker of Object.keys(lookers) as Looker[]) {
    const may = allowed(looker, scene);
    const shown = everywhere(looker, scene);
    for (const part of parts) {
      cells += shown.length;
      const places = shown.filter(({ text }) => words[part].some((each) => text.includes(each)));
      if (!may.has(part))
        wrong.push(...places.map(({ place }) => `${looker} reads of ${part} on ${place}, and may not`));
      else if (exists(part, scene) && places.length === 0)
        wrong.push(`${looker} may see ${part}, and reads nothing of it`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('who has no part in it', () => {
  const nobody = [
    'former team member',
    'a candidate not asked yet',
    'service planner',
    'operator',
    'somebody elsewhere',
  ] as const;

  test.each(nobody)('%s: nothing at all in any scene, not even that there is a case', (looker) => {
    const told = scenes.flatMap((scene) =>
      everywhere(looker, scene)
        .filter(({ text }) => /K7M4|Open K7/.test(text))
        .map(({ place }) => `${scene.name}: ${place}`),
    );
    expect(told).toEqual([]);
  });
});

describe('the paper for a candidate', () => {
  test.each(scenes.filter(({ status }) => ['inviting', 'conflict-check', 'under-review'].includes(status)))(
    '$name: holds what the candidate may see themselves, and nobody but the coordinator prints it',
    (scene) => {
      const { story } = scene;
      const state = caseOf(story);
      const wrong: string[] = [];
      for (const candidate of state.candidates) {
        const looker = (Object.keys(lookers) as Looker[]).find((each) => lookers[each] === candidate.person);
        const may = looker === undefined ? new Set<Part>() : allowed(looker, scene);
        for (const printer of Object.keys(lookers) as Looker[]) {
          const view = lookFrom(state, story.facts, lookers[printer], story.now);
          const document = printDocument(view, story.events, { kind: 'invitation', candidate: candidate.id });
          const text = document?.kind === 'page' ? readerSees(document.html) : '';
          if (printer !== 'coordinator' && text !== '') wrong.push(`${printer} prints for ${candidate.name}`);
          for (const part of parts) {
            cells += 1;
            const reads = words[part].some((each) => text.includes(each));
            if (reads && !may.has(part)) wrong.push(`the paper for ${candidate.name} tells of ${part}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});

test('the matrix has more than fifty thousand cells', () => {
  console.info(
    `who sees what: ${scenes.length} scenes × ${Object.keys(lookers).length} people × ${parts.length} parts, ${cells} cells`,
  );
  expect(cells).toBeGreaterThan(50_000);
});

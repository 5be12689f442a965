/** The field's terms in plain words (process page §1). The bot answers with these when somebody asks. */

export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  /** Other names and short forms that people type. */
  readonly also: readonly string[];
  readonly meaning: string;
  /** Where it comes up in a request. */
  readonly here: string;
}

const entries = [
  {
    id: 'child',
    term: 'Child',
    also: ['baby', 'young person', 'infant', 'patient'],
    meaning: 'A baby, child or young person who is not yet 18, anywhere in the United Kingdom.',
    here: 'Each request is about one child. On the 18th birthday the young adult’s own wishes must be recorded first.',
  },
  {
    id: 'same-child',
    term: 'The same child',
    also: ['duplicate', 'same patient', 'twins', 'match'],
    meaning:
      'Two requests are certainly about one child when they give the same national number and date of birth, or the same hospital reference and date of birth. When less is alike, or one number contradicts another, as with twins, it is perhaps one child.',
    here: 'When a request is sent, the coordinator is shown others about the same child and what differs. Only a person joins two requests, and never those whose numbers or dates of birth differ.',
  },
  {
    id: 'national-number',
    term: 'National number',
    also: ['nhs number', 'chi number', 'chi', 'health and care number', 'h&c number'],
    meaning:
      'The number by which the health service knows somebody: the NHS number in England and Wales, the CHI number in Scotland, the Health and Care number in Northern Ireland. Each has ten digits, the last of which checks the others.',
    here: 'Optional on a request, and whichever the child has. It tells by itself which it is. A CHI number begins with the date of birth, so one that does not fit is asked about.',
  },
  {
    id: 'critical-friend',
    term: 'Critical friend',
    also: ['cf', 'critical friends', 'friend'],
    meaning:
      'A colleague you trust, mostly from your own organisation, who takes a hard look at how a difficult situation is handled and says frankly what they think.',
    here: 'Fits when a plan should be tested, or when family and team have come to different views and you want a way forward.',
  },
  {
    id: 'external-second-opinion',
    term: 'External second opinion',
    also: ['eso', 'second opinion', 'external opinion', 'outside opinion'],
    meaning:
      'A medical view of the treatment now proposed, from an independent professional or MDT in the right specialty who works for a different Trust or Health Board.',
    here: 'Meant for decisions that will change a child’s life. The family or the team may be the first to suggest it.',
  },
  {
    id: 'family',
    term: 'Family',
    also: ['parent', 'parents', 'carer', 'guardian'],
    meaning:
      'Whoever holds parental responsibility for the child: one person or several, and sometimes the local authority.',
    here: 'The family’s questions and view are recorded, and the family is told where the request stands.',
  },
  {
    id: 'family-advocate',
    term: 'Family advocate',
    also: ['advocate'],
    meaning:
      'A named person whom the family can turn to. They explain how a second opinion works and where support can be found.',
    here: 'Offered to each family. The advocate can be on the request and write down a conversation for the team.',
  },
  {
    id: 'named-consultant',
    term: 'Named consultant',
    also: ['consultant', 'lead consultant', 'responsible consultant'],
    meaning: 'The consultant who carries the overall clinical responsibility for the child.',
    here: 'Approves most requests, reads the opinion, shares it with the family and records what came of it.',
  },
  {
    id: 'team-around-the-child',
    term: 'Team around the child',
    also: ['team', 'tac'],
    meaning:
      'The professionals who look after the child’s health and wellbeing: the named consultant, the MDT, the GP and anybody who speaks up for the child or family in a professional role.',
    here: 'Named at the start and told where the request stands. Nobody from it can give the external opinion.',
  },
  {
    id: 'mdt',
    term: 'Multidisciplinary team (MDT)',
    also: ['mdt', 'multidisciplinary team', 'multi disciplinary team'],
    meaning:
      'Professionals of several disciplines, in hospital and in the community, who decide together which treatment to recommend for a patient.',
    here: 'You are asked whether one has discussed the child. An MDT elsewhere can give the opinion through a named clerk.',
  },
  {
    id: 'ceac',
    term: 'Clinical Ethics Advisory Committee (CEAC)',
    also: ['ceac', 'clinical ethics advisory committee', 'ethics committee', 'clinical ethics'],
    meaning:
      'A committee of health professionals and others that advises and supports clinicians and families when care raises an ethical question.',
    here: 'One of the ways on when an opinion does not settle things, and something you are asked about at the start.',
  },
  {
    id: 'mediation',
    term: 'Mediation',
    also: ['mediator'],
    meaning:
      'Help from somebody impartial, so that patients, families and staff can work through a disagreement together.',
    here: 'One of the ways on when people still disagree. It is open to families at any time.',
  },
  {
    id: 'conflict-champion',
    term: 'Conflict champion',
    also: ['regional conflict champion', 'conflict', 'disagreement'],
    meaning:
      'Somebody in the region who knows how families and teams come to be at odds, and helps both to find a way on early.',
    here: 'One of the other ways that can be recorded at any step, like the ethics committee, mediation, legal advice and a court.',
  },
  {
    id: 'national-advisory-panel',
    term: 'National Advisory Panel',
    also: ['panel', 'nap', 'advisory panel', 'national panel'],
    meaning:
      'A national group of experts from several disciplines that helps to choose between treatments for rare and complex diseases.',
    here: 'It can be asked for the opinion; a named clerk answers for it.',
  },
  {
    id: 'expert-witness',
    term: 'Expert witness',
    also: ['witness', 'court expert'],
    meaning:
      'A professional with the training and experience to give evidence on a medical matter to a court or tribunal, mostly appointed by a solicitor.',
    here: 'Not the same as a second opinion. Where proceedings are under way you are asked to go on knowingly.',
  },
  {
    id: 'health-organisation',
    term: 'Health organisation',
    also: ['organisation', 'trust', 'health board', 'nhs trust', 'hsc trust', 'hospital'],
    meaning:
      'An NHS Trust, an NHS Health Board, or in Northern Ireland a Health and Social Care (HSC) Trust. Where “Trust or Health Board” is written, all of them are meant.',
    here: 'Whoever gives an external opinion must work for a different one from the one that treats the child.',
  },
  {
    id: 'healthcare-professional',
    term: 'Healthcare professional',
    also: ['professional', 'clinician', 'hcp'],
    meaning:
      'Somebody with a clinical qualification who is registered with their professional body and practises within its rules.',
    here: 'Whoever accepts an invitation gives their registration number.',
  },
  {
    id: 'service-planner',
    term: 'Service planner',
    also: ['planner', 'commissioner', 'commissioning'],
    meaning: 'An organisation that plans, commissions or provides health services.',
    here: 'Sees counts only (how many, how long), never a request.',
  },
  {
    id: 'parallel-planning',
    term: 'Parallel planning',
    also: ['parallel plan', 'parallel plans'],
    meaning:
      'Planning for two things at once for a child whose life may be short: living as fully as possible, and care as illness progresses and at the end of life.',
    here: 'You are asked whether such a plan is in place.',
  },
  {
    id: 'parental-responsibility',
    term: 'Parental responsibility',
    also: ['holder of parental responsibility', 'parental rights', 'care order'],
    meaning:
      'The right and duty in law to decide for a child. Parents mostly hold it; others can, and a local authority can share it under a care order. It ends at 18; in Scotland most of it ends at 16.',
    here: 'Who holds it is asked when the conversation with the family is recorded. This is information, and no legal advice.',
  },
  {
    id: 'competence',
    term: 'Competence of a young person',
    also: ['competence', 'capacity', 'gillick', 'who decides for a young person'],
    meaning:
      'Whether a young person understands enough to decide for themselves. From 16 they are taken to be able unless there is reason to doubt it; a younger one may be, which a clinician judges for this decision. The nations of the United Kingdom differ in detail.',
    here: 'The child’s own questions, words and view are asked for at any age. This is information, and no legal advice.',
  },
  {
    id: 'best-interests',
    term: 'Best interests',
    also: ['best interest', 'welfare'],
    meaning:
      'What is best for this child, seen as the child would see it, and put before everything else. It is more than health: how they feel, what their life is like, what matters to them and their family, their faith and values.',
    here: 'The plan says how it is in the child’s best interests, and the question is worded to find out what they are.',
  },
  {
    id: 'reasonableness',
    term: 'Reasonableness',
    also: ['reasonable', 'reasonable plan', 'is the plan reasonable'],
    meaning:
      'Where good evidence allows more than one way, a plan is reasonable if it is likely to do this child more good than harm. That can change, so a plan is looked at again when something new is known. That all agree does not make it so by itself.',
    here: 'A senior clinician of the team tests the plan before it is recorded that the opinion agrees.',
  },
  {
    id: 'test-of-the-plan',
    term: 'Test of the plan',
    also: ['tester', 'test the plan', 'senior clinician', 'plan tested'],
    meaning:
      'A senior clinician who has no part in the plan reads the pack and says whether the plan is reasonable for this child, or what they doubt.',
    here: 'The consultant or the requester can ask for it at any open step. It stops nothing by itself; a doubt is answered when the outcome is recorded, and the family reads that there was a test, never whose.',
  },
  {
    id: 'professional-body',
    term: 'Professional body',
    also: ['professional bodies', 'royal college', 'specialist society'],
    meaning:
      'A college or society of a specialty, with no part in this child’s care. Many families would rather have it name somebody than either side.',
    here: 'The family is asked who should name somebody. The coordinator or the consultant can ask a body whom it recommends; whoever it names carries its name, which nobody else can give them.',
  },
  {
    id: 'court',
    term: 'When a court is asked',
    also: ['court', 'judge', 'court of protection', 'legal advice', 'application to court'],
    meaning:
      'If talking, an advocate, an ethics committee and mediation do not help, anybody concerned, family or professional, may ask a court what is best for the child, or whether stopping a treatment is lawful. It weighs everything from the child’s point of view. It begins from a strong leaning towards keeping a child alive, which is not without exception.',
    here: 'A second opinion is no step towards a court, and none is needed before one. This is information, and no legal advice.',
  },
  {
    id: 'referral-for-second-opinion',
    term: 'Referral for second opinion',
    also: ['referral', 'paperwork'],
    meaning: 'The organising and the paperwork that asking for an external second opinion takes.',
    here: 'This is what this bot does. It never gives an opinion and never decides for anybody.',
  },
] as const satisfies readonly GlossaryEntry[];

export type GlossaryId = (typeof entries)[number]['id'];

/** Every entry, in the order of the process page. */
export const glossary: readonly (GlossaryEntry & { readonly id: GlossaryId })[] = entries;

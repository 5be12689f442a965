import { people } from './cast';
import * as answers from './story';
import type { TourStep } from './tour-step';

/** The guided tour: one external second opinion from the first word to the closed record, in about ten minutes. */
export const tourSteps: readonly TourStep[] = [
  {
    id: 'meet',
    title: 'A hard decision',
    who: people.requester,
    text: 'Dr Karimzadeh looks after a six-year-old with epilepsy that no medicine holds. Surgery is on the table. The parents are unsure and the team is divided, so they want somebody from outside to look. Each column is one person’s own Teams chat: nobody here sees another’s.',
    task: { kind: 'look' },
  },
  {
    id: 'say',
    title: 'Ask for a new request',
    who: people.requester,
    text: 'Write “new request” in Dr Karimzadeh’s chat and send it. The bot first says what each kind of request is for.',
    task: { kind: 'say', words: 'new request' },
  },
  {
    id: 'begin',
    title: 'Choose the external second opinion',
    who: people.requester,
    text: 'The family wants independence, so this is the one. From here on every answer is kept: he could stop on the ward and go on at home.',
    task: { kind: 'begin', verb: 'new:external-second-opinion' },
  },
  {
    id: 'submit',
    title: 'Tell the whole story once',
    who: people.requester,
    text: 'Page by page: is it safe to wait, the child, the people, the question, each option with its benefits and harms, the child as a person, the family. Then read it once more and send it.',
    task: { kind: 'form', command: 'submit', answers: answers.request },
  },
  {
    id: 'approve',
    title: 'Nobody approves their own request',
    who: people.deputy,
    text: 'Dr Karimzadeh is both requester and named consultant, so the card goes to his deputy, Dr Prosser-Nkemelu. Look at her lock screen: it gives away nothing about the child. Open the form and approve.',
    task: { kind: 'form', command: 'approve', answers: answers.approval },
  },
  {
    id: 'conversation',
    title: 'The family speaks first',
    who: people.requester,
    text: 'Before anything leaves the hospital, he records what was said with the family: two questions of theirs, one of the child’s own, and that they agree to share.',
    task: {
      kind: 'form',
      command: 'record-family-conversation',
      answers: answers.conversation,
    },
  },
  {
    id: 'pack',
    title: 'Make the pack complete',
    who: people.coordinator,
    text: 'Beth Ollerenshaw-Diaz says where each item is kept. The bot carries no files. There is no histology in this child’s case, so that one is waived, with a reason.',
    task: { kind: 'form', command: 'complete-pack', answers: answers.pack },
  },
  {
    id: 'accept',
    title: 'The first candidate is asked',
    who: people.opinionGiver,
    text: 'Dr Abernethy-Osei works for another Trust. Until she accepts she sees no more than the place, the specialty, the consultant and the kind of question. She has nothing to declare.',
    task: { kind: 'form', command: 'accept', answers: answers.acceptance },
  },
  {
    id: 'no-link',
    title: 'Do I know this child?',
    who: people.opinionGiver,
    text: 'Now she sees who the child is, and confirms that she has no link to them. Only then does the pack open.',
    task: {
      kind: 'form',
      command: 'confirm-no-link',
      answers: { noLink: 'yes' },
    },
  },
  {
    id: 'opinion',
    title: 'Give the opinion',
    who: people.opinionGiver,
    text: 'An answer to every question that was asked, what it rests on, what it cannot say. Nobody else sees a word of it before she sends it, and nobody edits it afterwards.',
    task: { kind: 'form', command: 'give-opinion', answers: answers.opinion },
  },
  {
    id: 'acknowledge',
    title: 'The opinion is read',
    who: people.requester,
    text: 'Dr Karimzadeh reads it and says so. The same card in his chat has followed every step: scroll up and see that there is still only one.',
    task: { kind: 'form', command: 'acknowledge', answers: answers.reading },
  },
  {
    id: 'sharing',
    title: 'Share it with the family',
    who: people.requester,
    text: 'Both parents and the child hear it together, with their advocate in the room. He records who was there, how it was told, and what they said.',
    task: { kind: 'form', command: 'record-sharing', answers: answers.sharing },
  },
  {
    id: 'ask-tester',
    title: 'Is it reasonable?',
    who: people.requester,
    text: 'That all agree does not make a plan reasonable. Dr Karimzadeh asks a senior colleague who had no part in it; the list offers only those whom the rules allow.',
    task: { kind: 'form', command: 'ask-tester', answers: answers.tester },
  },
  {
    id: 'test',
    title: 'Tested by a colleague',
    who: people.deputy,
    text: 'Dr Prosser-Nkemelu reads the pack and the opinion. She could say what she doubts, and that would be answered. She finds the plan reasonable.',
    task: { kind: 'form', command: 'confirm-plan', answers: answers.tested },
  },
  {
    id: 'outcome',
    title: 'What follows',
    who: people.requester,
    text: 'The opinion agrees with the plan, and family, child and team now agree too. He writes down the plan, and why it is best for the child.',
    task: { kind: 'form', command: 'record-outcome', answers: answers.outcome },
  },
  {
    id: 'close',
    title: 'Into the child’s record',
    who: people.coordinator,
    text: 'Beth exports the document to the child’s record, tells the family doctor, and closes. The family’s questions stand in it with their answers.',
    task: { kind: 'form', command: 'confirm-record', answers: answers.record },
  },
  {
    id: 'end',
    title: 'Now break it',
    who: people.coordinator,
    text: 'That was the straight road. Ask again and leave somebody silent: move the clock and watch who is reminded and who steps in. Make a candidate unreachable. Press an old button. Nothing you do here leaves this machine.',
    task: { kind: 'look' },
  },
];

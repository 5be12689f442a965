/** Who plays in the tour, by id in the invented directory, and who stands on the page to begin with. */
export interface CastMember {
  readonly person: string;
  /** Their part in the story, in a few words. */
  readonly part: string;
  /** True: their chat is open when the page is seen for the first time. */
  readonly shown: boolean;
}

const invented = (number: number) => `00000000-0000-4000-8000-000000000${number}`;

export const people = {
  requester: invented(106),
  deputy: invented(107),
  clinicalLead: invented(108),
  coordinator: invented(112),
  advocate: invented(114),
  safeguardingLead: invented(110),
  opinionGiver: invented(201),
  secondChoice: invented(303),
  gp: invented(601),
} as const;

export const cast: readonly CastMember[] = [
  { person: people.requester, part: 'Requester and named consultant', shown: true },
  { person: people.deputy, part: 'Deputy', shown: true },
  { person: people.coordinator, part: 'Coordinator', shown: true },
  // Their column comes when their turn does: three have room beside each other, and the guide.
  { person: people.opinionGiver, part: 'Candidate, then opinion giver', shown: false },
  { person: people.clinicalLead, part: 'Clinical lead', shown: false },
  { person: people.advocate, part: 'Family advocate', shown: false },
  { person: people.safeguardingLead, part: 'Safeguarding lead', shown: false },
  { person: people.gp, part: 'GP, reached through the coordinator', shown: false },
];

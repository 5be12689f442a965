import type { Organisation } from '../schema';

/** Invented places; every telephone number is from the ranges kept free for fiction. */

const usualHours = {
  workingHours: { from: '09:00', to: '17:00' },
  quietHours: { from: '20:00', to: '07:00' },
};

const rapidReview = (phone: string) =>
  `Ring 2222 and ask for the paediatric rapid review team, or the switchboard on ${phone}. Do not wait for this process.`;

type Place = Pick<Organisation, 'code' | 'name' | 'kind' | 'nation'>;

function place(
  { code, name, kind, nation }: Place,
  phone: string,
  sites: Organisation['sites'] = [],
): Organisation {
  return {
    code,
    name,
    kind,
    nation,
    sites,
    ...usualHours,
    rapidReviewRoute: rapidReview(phone),
    officePhone: phone,
    officeHours: 'Monday to Friday 9 to 5',
  };
}

/** An employer that treats no child in this process: a practice, a panel's office, a hospital abroad (whose nation is never used). */
function otherEmployer({ code, name, kind, nation }: Place, phone: string): Organisation {
  return { code, name, kind, nation, sites: [], ...usualHours, rapidReviewRoute: '', officePhone: phone };
}

export const inventedOrganisations: Organisation[] = [
  place(
    {
      code: 'INV-T1',
      name: 'Marrowdale University Hospitals NHS Trust (invented)',
      kind: 'trust',
      nation: 'england',
    },
    '01632 960100',
    [
      { code: 'INV-T1-CH', name: "Marrowdale Children's Hospital (invented)" },
      { code: 'INV-T1-FG', name: 'Fernhill General Hospital (invented)' },
    ],
  ),
  place(
    {
      code: 'INV-T2',
      name: "Saltmere Children's NHS Foundation Trust (invented)",
      kind: 'trust',
      nation: 'england',
    },
    '01632 960200',
  ),
  place(
    { code: 'INV-T3', name: 'Thornwick Vale NHS Trust (invented)', kind: 'trust', nation: 'england' },
    '01632 960300',
  ),
  place(
    { code: 'INV-S1', name: 'NHS Glenorran (invented)', kind: 'health-board', nation: 'scotland' },
    '0131 496 0400',
  ),
  place(
    {
      code: 'INV-W1',
      name: 'Cwm Arian University Health Board (invented)',
      kind: 'health-board',
      nation: 'wales',
    },
    '029 2018 0500',
  ),
  otherEmployer(
    { code: 'INV-G1', name: 'Millpond Surgery (invented)', kind: 'other', nation: 'england' },
    '01632 960601',
  ),
  otherEmployer(
    { code: 'INV-G2', name: 'Glenorran Health Centre (invented)', kind: 'other', nation: 'scotland' },
    '0131 496 0602',
  ),
  otherEmployer(
    { code: 'INV-G3', name: 'Meddygfa Cwm Arian (invented)', kind: 'other', nation: 'wales' },
    '029 2018 0603',
  ),
  otherEmployer(
    { code: 'INV-N1', name: 'National Advisory Panels Office (invented)', kind: 'other', nation: 'england' },
    '01632 960700',
  ),
  otherEmployer(
    {
      code: 'INV-O1',
      name: 'Hôpital des Enfants de Bellerive (invented)',
      kind: 'overseas',
      nation: 'england',
    },
    '01632 960800',
  ),
];

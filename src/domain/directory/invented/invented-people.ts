/**
 * Invented people, one a line: number, name, grade, where they work, job title, specialty, and what else there is
 * (deputy, leave, other employers, standing roles, and "relay" for those whom the bot can't reach).
 */

/** Marrowdale: where a child is treated in the English examples. Consultants of one specialty are each other's deputies. */
const marrowdale = `
101 | Dr Amara Okonkwo-Bell | consultant | INV-T1-CH | Consultant paediatric oncologist | Oncology | deputy 102; leave 2027-01-25 to 2027-01-29
102 | Dr Tomasz Wiśniewski-Hale | consultant | INV-T1-CH | Consultant paediatric oncologist | Oncology | deputy 101
103 | Dr Priya Raghunathan | doctor | INV-T1-CH | Specialty doctor in oncology | Oncology |
104 | Dr Femi Adebayo-Lund | consultant | INV-T1-CH | Consultant paediatric haematologist | Haematology |
105 | Dr Margaret Ashdown-Lee | consultant | INV-T1-FG | Consultant in palliative medicine | Palliative medicine |
106 | Dr Yusuf Karimzadeh | consultant | INV-T1-CH | Consultant paediatric neurologist | Neurology | deputy 107; leave 2027-02-15 to 2027-02-19
107 | Dr Siân Prosser-Nkemelu | consultant | INV-T1-CH | Consultant paediatric neurologist | Neurology | deputy 106
108 | Dr Helen Marchbanks-Iyer | consultant | INV-T1 | Clinical lead for children | General paediatrics | leave 2026-12-28 to 2027-01-01; holder clinical-lead
109 | Dr Olu Fairweather-Mbeki | consultant | INV-T1 | Consultant neonatologist | Neonatology | alternate clinical-lead
110 | Grace Tetteh-Moore | nurse | INV-T1 | Named nurse for safeguarding | Safeguarding | holder safeguarding-lead
111 | Dr Imran Sadiq-Cole | consultant | INV-T1 | Named doctor for safeguarding | Community child health | alternate safeguarding-lead
112 | Beth Ollerenshaw-Diaz | administrator | INV-T1 | Second-opinion coordinator | | holder coordinator
113 | Kwame Appiah-Stone | administrator | INV-T1 | Second-opinion coordinator | | alternate coordinator
114 | Rosa Delgado-Finch | advocate | INV-T1 | Family advocate | |
115 | Dr Leila Haddad-Moss | consultant | INV-T1-FG | Consultant in paediatric respiratory medicine | Respiratory medicine | deputy 116
116 | Dr Callum Breckenridge-Shah | consultant | INV-T1-FG | Consultant in paediatric intensive care | Intensive care | deputy 115
117 | Dr Ingrid Solheim-Park | consultant | INV-T1-CH | Consultant paediatric rheumatologist | Rheumatology | deputy 118; leave 2026-11-16 to 2026-12-04; leave 2027-03-29 to 2027-04-09
118 | Dr Mateus Carvalho-Reed | consultant | INV-T1-CH | Consultant paediatric rheumatologist | Rheumatology | deputy 117
119 | Dr Noah Whitcombe-Ito | doctor | INV-T1-FG | Specialty doctor in respiratory medicine | Respiratory medicine |
120 | Dr Sunita Bhandari-Cole | doctor | INV-T1-CH | Specialty doctor in rheumatology | Rheumatology |
121 | Joy Mutasa-Greene | nurse | INV-T1-CH | Clinical nurse specialist | Oncology |
122 | Ciarán O'Dowd-Achebe | allied-health | INV-T1-FG | Specialist physiotherapist | Respiratory medicine |
123 | Malcolm Petheridge-Kaur | administrator | INV-T1 | Operator of this service | | holder operator
124 | Anjali Deshmukh-Ward | administrator | INV-T1 | Service planner | | holder service-planner`;

/** Saltmere and Thornwick Vale: where opinions are asked for. */
const saltmereAndThornwick = `
201 | Dr Rachel Abernethy-Osei | consultant | INV-T2 | Consultant paediatric neurologist | Neurology | alternate clinical-lead
202 | Dr Hyun-woo Baek-Turner | consultant | INV-T2 | Consultant paediatric oncologist | Oncology | holder clinical-lead
203 | Dr Olivia Castellan-Roy | consultant | INV-T2 | Consultant in paediatric respiratory medicine | Respiratory medicine | also INV-T1-FG; alternate safeguarding-lead
204 | Dr Dmitri Volkonsky-James | consultant | INV-T2 | Consultant in paediatric intensive care | Intensive care | relay
205 | Marion Tadesse-Webb | nurse | INV-T2 | Named nurse for safeguarding | Safeguarding | holder safeguarding-lead
206 | Jasper Nwachukwu-Dale | administrator | INV-T2 | Second-opinion coordinator | | holder coordinator
207 | Freya Lindqvist-Amin | administrator | INV-T2 | Second-opinion coordinator | | alternate coordinator
208 | Tavita Leota-Brown | advocate | INV-T2 | Family advocate | |
301 | Dr Aoife Brannigan-Sato | consultant | INV-T3 | Consultant paediatric rheumatologist | Rheumatology | holder clinical-lead
302 | Dr Chidi Nwosu-Hart | consultant | INV-T3 | Consultant in paediatric respiratory medicine | Respiratory medicine | alternate clinical-lead
303 | Dr Katarína Horváthová-Pell | consultant | INV-T3 | Consultant paediatric neurologist | Neurology | relay
304 | Samira Bensaïd-Clarke | nurse | INV-T3 | Named nurse for safeguarding | Safeguarding | holder safeguarding-lead
305 | Dr Gethin Quartey-Rowe | consultant | INV-T3 | Consultant community paediatrician | Community child health | alternate safeguarding-lead
306 | Nadia Przybylska-Orr | administrator | INV-T3 | Second-opinion coordinator | | holder coordinator
307 | Elroy Baptiste-Hume | administrator | INV-T3 | Second-opinion coordinator | | alternate coordinator
308 | Mei-Ling Harcastle | advocate | INV-T3 | Family advocate | |`;

/** Glenorran in Scotland and Cwm Arian in Wales: enough people for a critical friend to be asked, and for nobody to answer. */
const glenorranAndCwmArian = `
401 | Dr Morag Kinnaird-Sule | consultant | INV-S1 | Consultant paediatrician | General paediatrics | deputy 402
402 | Dr Rohan Mathieson-Pillai | consultant | INV-S1 | Consultant paediatrician | General paediatrics | deputy 401
403 | Dr Catriona Yeboah-Muir | doctor | INV-S1 | Specialty doctor in paediatrics | General paediatrics |
404 | Dr Ewan Drummond-Farah | consultant | INV-S1 | Clinical lead for children | Neonatology | holder clinical-lead
405 | Dr Isla Cheung-Rennie | consultant | INV-S1 | Consultant paediatric surgeon | Surgery | alternate clinical-lead
406 | Fiona Abubakar-Reid | nurse | INV-S1 | Child protection nurse | Safeguarding | holder safeguarding-lead
407 | Dr Struan Velázquez | consultant | INV-S1 | Consultant community paediatrician | Community child health | alternate safeguarding-lead
408 | Ailsa Nkosi-Baird | administrator | INV-S1 | Second-opinion coordinator | | holder coordinator
409 | Hamish Rahimi-Goudie | administrator | INV-S1 | Second-opinion coordinator | | alternate coordinator
410 | Una Petrov-Laing | advocate | INV-S1 | Family advocate | |
411 | Dr Kirsty Onwuatu-Blair | consultant | INV-S1 | Consultant in paediatric gastroenterology | Gastroenterology |
412 | Dr Lachlan Ibarra-Weir | consultant | INV-S1 | Consultant in paediatric intensive care | Intensive care |
501 | Dr Rhiannon Achterberg-Lloyd | consultant | INV-W1 | Consultant paediatrician | General paediatrics | deputy 502
502 | Dr Aneurin Joshi-Pryce | consultant | INV-W1 | Consultant paediatrician | General paediatrics | deputy 501; leave 2027-02-22 to 2027-02-26
503 | Dr Cerys Mbatha-Howells | doctor | INV-W1 | Specialty doctor in paediatrics | General paediatrics |
504 | Dr Gwilym Santos-Bevan | consultant | INV-W1 | Clinical lead for children | Neonatology | holder clinical-lead
505 | Dr Eleri Takahashi-Vaughan | consultant | INV-W1 | Consultant paediatric surgeon | Surgery | alternate clinical-lead
506 | Nia Ogunleye-Powell | nurse | INV-W1 | Named nurse for safeguarding | Safeguarding | holder safeguarding-lead
507 | Dr Iestyn Qasim-Rees | consultant | INV-W1 | Consultant community paediatrician | Community child health | alternate safeguarding-lead
508 | Carys Delacroix-Tudor | administrator | INV-W1 | Second-opinion coordinator | | holder coordinator
509 | Owain Chukwu-Parry | administrator | INV-W1 | Second-opinion coordinator | | alternate coordinator
510 | Mared Sørensen-Gittins | advocate | INV-W1 | Family advocate | |
511 | Dr Bronwen Eze-Cadwallader | consultant | INV-W1 | Consultant in paediatric gastroenterology | Gastroenterology |
512 | Dr Hywel Baptista-Ffoulkes | consultant | INV-W1 | Consultant in paediatric intensive care | Intensive care |`;

/** General practice, the panels' office, and one specialist abroad. */
const others = `
601 | Dr Sofia Marchetti-Nolan | gp | INV-G1 | General practitioner | General practice | relay
602 | Dr Shona Malik-Tulloch | gp | INV-G2 | General practitioner | General practice | relay
603 | Dr Llinos Farouk-Edwards | gp | INV-G3 | General practitioner | General practice | relay
701 | Winifred Asante-Plum | administrator | INV-N1 | Clerk to the National Advisory Panel | |
702 | Professor Emeka Dunstable | consultant | INV-N1 | Member of the National Advisory Panel | Oncology | relay
703 | Professor Lucía Ferrer-Thorpe | consultant | INV-N1 | Member of the National Advisory Panel | Oncology | relay
801 | Dr Élodie Rochat-Favre | consultant | INV-O1 | Spécialiste en rhumatologie pédiatrique | Rheumatology | relay`;

export const inventedPeople = marrowdale + saltmereAndThornwick + glenorranAndCwmArian + others;

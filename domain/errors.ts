/**
 * Every sentence that the program says to a person when something is wrong, and what to do about it: one list, from
 * which `docs/errors.md` is generated. Sentences hold no name, number or text of a document: those stand beside them.
 */
export interface ErrorText {
  /** Where it arises: reading a document, a rule, the invoice's way, a decision, the ERP, an import, the machine. */
  readonly group: 'document' | 'rule' | 'way' | 'decision' | 'erp' | 'import' | 'machine'
  readonly da: string
  readonly en: string
  readonly todo: { readonly da: string; readonly en: string }
}

const text = (group: ErrorText['group'], da: string, en: string, todoDa: string, todoEn: string): ErrorText => ({
  group,
  da,
  en,
  todo: { da: todoDa, en: todoEn },
})

export const ERRORS = {
  // Documents that cannot be read: quarantined.
  DOC_EMPTY: text('document', 'Filen er tom.', 'The file is empty.', 'Bed afsenderen sende fakturaen igen.', 'Ask the sender to send the invoice again.'),
  DOC_TOO_LARGE: text('document', 'Filen er større end det tilladte.', 'The file is larger than allowed.', 'Bed afsenderen sende fakturaen uden store bilag.', 'Ask the sender to send it without large attachments.'),
  DOC_ENCODING: text('document', 'Filens tegnsæt er et andet, end den selv angiver.', 'The bytes are not in the encoding that the file declares.', 'Bed afsenderen rette tegnsættet (UTF-8) og sende igen.', 'Ask the sender to correct the encoding (UTF-8) and send it again.'),
  DOC_NOT_XML: text('document', 'Filen er ikke gyldig XML.', 'The file is not well-formed XML.', 'Åbn originalen; er det en faktura på papir eller PDF, registreres den i hånden.', 'Open the original; if it is paper or PDF, register it by hand.'),
  DOC_DOCTYPE: text('document', 'Filen indeholder en DOCTYPE, som ikke er tilladt.', 'The file has a DOCTYPE, which is not allowed.', 'Behandl filen som mistænkelig; bed om en ny.', 'Treat the file as suspicious; ask for a new one.'),
  DOC_TOO_DEEP: text('document', 'Filens elementer ligger dybere end det tilladte.', 'The elements are nested deeper than allowed.', 'Behandl filen som mistænkelig; bed om en ny.', 'Treat the file as suspicious; ask for a new one.'),
  DOC_TOO_MANY_LINES: text('document', 'Fakturaen har flere linjer end det tilladte.', 'The invoice has more lines than allowed.', 'Registrér fakturaen i hånden.', 'Register the invoice by hand.'),
  DOC_UNKNOWN_FORMAT: text('document', 'Filen er hverken en OIOUBL- eller en Peppol-faktura eller -kreditnota.', 'The file is neither an OIOUBL nor a Peppol invoice or credit note.', 'Åbn originalen, og registrér den i hånden.', 'Open the original and register it by hand.'),
  DOC_FIELD_MISSING: text('document', 'Et felt, som fakturaen ikke kan læses uden, mangler.', 'A field without which the invoice cannot be read is missing.', 'Bed leverandøren om en komplet faktura.', 'Ask the supplier for a complete invoice.'),
  DOC_FIELD_INVALID: text('document', 'Et felt har en værdi, som ikke kan læses.', 'A field has a value that cannot be read.', 'Bed leverandøren rette fakturaen.', 'Ask the supplier to correct the invoice.'),
  DOC_ALTERED: text('document', 'Dokumentet fra ERP’et er ikke det, som blev anmeldt.', 'The document that the ERP delivered is not the one that it announced.', 'Undersøg overførslen fra ERP’et.', 'Look into the transfer from the ERP.'),

  // Findings of the rules: a person looks.
  RULE_GLN_MISSING: text('rule', 'EAN-nummeret mangler eller er ugyldigt.', 'The EAN number is missing or invalid.', 'Find institutionen, eller send fakturaen retur.', 'Find the institution, or return the invoice.'),
  RULE_GLN_UNKNOWN: text('rule', 'EAN-nummeret hører ikke til en af kommunens institutioner.', 'The EAN number belongs to none of the institutions.', 'Find institutionen, eller send fakturaen retur.', 'Find the institution, or return the invoice.'),
  RULE_CVR_INVALID: text('rule', 'Leverandørens CVR-nummer mangler eller er ugyldigt.', 'The supplier’s CVR number is missing or invalid.', 'Bed leverandøren rette CVR-nummeret.', 'Ask the supplier to correct the CVR number.'),
  RULE_SUPPLIER_UNKNOWN: text('rule', 'Leverandøren er ikke oprettet som kreditor.', 'The supplier is not a registered creditor.', 'Kontrollér leverandøren, og opret den i ERP’et.', 'Check the supplier and register it in the ERP.'),
  RULE_SUM_WRONG: text('rule', 'Fakturaens summer stemmer ikke.', 'The invoice’s sums do not add up.', 'Regn efter; send fakturaen retur, hvis den er forkert.', 'Check the figures; return the invoice if it is wrong.'),
  RULE_VAT_WRONG: text('rule', 'Momsen svarer ikke til satsen og grundlaget.', 'The VAT does not follow from the rate and the base.', 'Regn efter; send fakturaen retur, hvis momsen er forkert.', 'Check the figures; return the invoice if the VAT is wrong.'),
  RULE_CURRENCY: text('rule', 'Fakturaen er ikke i danske kroner.', 'The invoice is not in Danish kroner.', 'Kontér fakturaen i hånden; robotten omregner ikke.', 'Code it by hand; the robot never converts.'),
  RULE_ACCOUNT_CHANGED: text('rule', 'Fakturaen skal betales til en konto, som leverandøren ikke er kendt med.', 'The invoice is to be paid to an account that is not known for the supplier.', 'Ring til leverandøren på et kendt nummer, før der betales.', 'Call the supplier on a known number before paying.'),
  RULE_PAYMENT_MISSING: text('rule', 'Betalingsoplysningerne mangler eller kan ikke bruges.', 'Payment details are missing or cannot be used.', 'Find ud af, hvordan der skal betales.', 'Find out how it is to be paid.'),
  RULE_CPR_FOUND: text('rule', 'Fakturaen indeholder et CPR-nummer.', 'The invoice holds a CPR number.', 'Kontér den; nummeret vises kun i originalen.', 'Code it; the number is shown in the original only.'),
  RULE_FIELD_MISSING: text('rule', 'Et formelt krav er ikke opfyldt.', 'A formal requirement is not met.', 'Se feltet; send fakturaen retur, hvis den ikke kan bruges.', 'See the field; return the invoice if it cannot be used.'),
  RULE_REFERENCE_MISSING: text('rule', 'Både referenceperson og ordrenummer mangler.', 'Both a reference person and an order number are missing.', 'Find ud af, hvem der har bestilt.', 'Find out who ordered.'),

  // Why the way leads to a person.
  WAY_DUPLICATE: text('way', 'Leverandøren har allerede sendt en faktura med dette nummer.', 'The supplier has already sent an invoice with this number.', 'Sammenlign de to; svar »dublet« eller »ikke en dublet«.', 'Compare the two; answer “duplicate” or “not a duplicate”.'),
  WAY_PERHAPS_DUPLICATE: text('way', 'Leverandøren har sendt en anden faktura med samme beløb og dato.', 'The supplier has sent another invoice with the same amount and date.', 'Sammenlign de to, og kontér, hvis den er ægte.', 'Compare the two, and code it if it is genuine.'),
  WAY_NO_EXPERIENCE: text('way', 'Der er ikke ensartede konteringer nok at gå efter.', 'There are not enough uniform codings to go by.', 'Kontér fakturaen.', 'Code the invoice.'),
  WAY_ACCOUNT_CLOSED: text('way', 'Kontoen, som plejer at blive brugt, er lukket.', 'The account that used to be used is closed.', 'Kontér fakturaen på den nye konto.', 'Code it on the new account.'),
  WAY_NO_ORIGINAL: text('way', 'Kreditnotaens oprindelige faktura er ikke fundet, eller den er ikke konteret.', 'The invoice that the credit note corrects was not found or is not coded.', 'Find fakturaen, og kontér kreditnotaen modsat.', 'Find the invoice and code the credit note as its mirror.'),
  WAY_CONTROL: text('way', 'Fakturaen er udtrukket til stikprøve.', 'The invoice was drawn for the control sample.', 'Kontér fakturaen, som om robotten ikke fandtes.', 'Code it as if there were no robot.'),
  WAY_AREA_STOPPED: text('way', 'Området er stoppet for robotten.', 'The area is stopped for the robot.', 'Kontér fakturaen.', 'Code the invoice.'),
  WAY_AREA_OFF: text('way', 'Robotten er ikke i drift i området.', 'The robot does not work in this area.', 'Kontér fakturaen i ERP’et.', 'Code the invoice in the ERP.'),
  WAY_AREA_SHADOW: text('way', 'Robotten er på prøve i området og bogfører ikke.', 'The robot is on trial in this area and posts nothing.', 'Kontér fakturaen i ERP’et.', 'Code the invoice in the ERP.'),
  WAY_DAY_BEGAN: text('way', 'Fakturaen nåede ikke at blive bogført, før arbejdsdagen begyndte.', 'The invoice was not posted before the working day began.', 'Kontér fakturaen.', 'Code the invoice.'),
  WAY_STEP_FAILED: text('way', 'Et trin i behandlingen fejlede.', 'A step of the handling failed.', 'Kontér fakturaen; driften er underrettet.', 'Code the invoice; operations have been told.'),
  WAY_OPERATOR: text('way', 'En operatør har taget fakturaen ud af robottens hænder.', 'An operator took the invoice out of the robot’s hands.', 'Kontér fakturaen.', 'Code the invoice.'),
  WAY_NOT_DUPLICATE: text('way', 'En sagsbehandler har svaret, at fakturaen ikke er en dublet.', 'A reviewer answered that the invoice is not a duplicate.', 'Kontér fakturaen.', 'Code the invoice.'),
  WAY_ERP_SILENT: text('way', 'ERP’et svarede ikke på bogføringen.', 'The ERP did not answer the posting.', 'Se efter i ERP’et, om fakturaen er bogført, før du gør noget.', 'Look in the ERP whether it is posted before you do anything.'),

  // Why a decision does not count.
  DECISION_SHAPE: text('decision', 'Beslutningen er ikke udfyldt, som den skal.', 'The decision is not filled in as it must be.', 'Ret feltet, og send igen.', 'Correct the field and send it again.'),
  DECISION_NOT_WAITING: text('decision', 'Fakturaen venter ikke på en beslutning.', 'The invoice is not waiting for a decision.', 'Se fakturaens tilstand.', 'See the invoice’s state.'),
  DECISION_TAKEN: text('decision', 'En anden har allerede besluttet.', 'Somebody else has already decided.', 'Se hvem og hvornår; der er intet at gøre.', 'See who and when; there is nothing to do.'),
  DECISION_IN_DOUBT: text('decision', 'Det er endnu uvist, om fakturaen er bogført.', 'It is not yet known whether the invoice is posted.', 'Vent, eller se efter i ERP’et.', 'Wait, or look in the ERP.'),
  DECISION_CONTROL: text('decision', 'En stikprøve kan ikke godkendes; den skal konteres uden at se forslaget.', 'A control sample cannot be approved; it is coded without seeing the proposal.', 'Kontér fakturaen selv.', 'Code the invoice yourself.'),
  DECISION_NO_PROPOSAL: text('decision', 'Der er intet forslag at godkende.', 'There is no proposal to approve.', 'Kontér fakturaen selv.', 'Code the invoice yourself.'),
  DECISION_AMOUNTS: text('decision', 'Delene af en linje giver ikke linjens beløb.', 'The parts of a line do not add up to the line’s amount.', 'Ret beløbene.', 'Correct the amounts.'),
  DECISION_ACCOUNT: text('decision', 'Kontoen findes ikke eller er lukket på bogføringsdatoen.', 'The account does not exist or is closed on the posting date.', 'Vælg en åben konto.', 'Choose an open account.'),
  DECISION_NOT_DUPLICATE_CASE: text('decision', 'Fakturaen er ikke stoppet som mulig dublet.', 'The invoice was not stopped as a possible duplicate.', 'Vælg en anden beslutning.', 'Choose another decision.'),
  DECISION_BLOCKED: text('decision', 'Fakturaen kan ikke bogføres, som den er: institution eller kreditor er ukendt.', 'The invoice cannot be posted as it is: its institution or creditor is unknown.', 'Send den retur, eller kontér den i ERP’et.', 'Return it, or code it in the ERP.'),
  RIGHT_UNKNOWN_PERSON: text('decision', 'Personen er ikke oprettet som sagsbehandler.', 'The person is not registered as a reviewer.', 'Bed en administrator om at oprette personen.', 'Ask an administrator to register the person.'),
  RIGHT_AREA: text('decision', 'Personen har ikke ret til området.', 'The person has no right to this area.', 'Overlad fakturaen til områdets sagsbehandlere.', 'Leave it to the area’s reviewers.'),
  RIGHT_CEILING: text('decision', 'Beløbet er over personens grænse.', 'The amount is above the person’s ceiling.', 'Overlad fakturaen til en leder.', 'Leave it to a leader.'),
  RIGHT_ORDERED: text('decision', 'Den, der har bestilt, må ikke selv godkende.', 'The person who ordered may not approve.', 'Overlad fakturaen til en kollega.', 'Leave it to a colleague.'),
  RIGHT_COLLEAGUE: text('decision', 'Kollegaen er ikke oprettet eller har ikke ret til området.', 'The colleague is not registered or has no right to the area.', 'Vælg en anden kollega.', 'Choose another colleague.'),

  // What the ERP answers.
  ERP_ACCOUNT_CLOSED: text('erp', 'ERP’et afviste: kontoen er lukket.', 'The ERP refused: the account is closed.', 'Kontér på en åben konto.', 'Code it on an open account.'),
  ERP_ACCOUNT_UNKNOWN: text('erp', 'ERP’et afviste: kontoen findes ikke.', 'The ERP refused: the account does not exist.', 'Kontér på en konto, som findes.', 'Code it on an account that exists.'),
  ERP_PERIOD_CLOSED: text('erp', 'ERP’et afviste: perioden er lukket.', 'The ERP refused: the period is closed.', 'Spørg økonomiafdelingen om perioden.', 'Ask finance about the period.'),
  ERP_SUM_WRONG: text('erp', 'ERP’et afviste: netto og moms giver ikke brutto.', 'The ERP refused: net and VAT do not make gross.', 'Regn efter; meld fejlen til driften.', 'Check the figures; tell operations.'),
  ERP_KEY_REUSED: text('erp', 'ERP’et har allerede en anden postering under samme nøgle.', 'The ERP already has another posting under the same key.', 'Se posteringen i ERP’et; meld fejlen til driften.', 'See the posting in the ERP; tell operations.'),
  ERP_DOCUMENT_UNKNOWN: text('erp', 'ERP’et kender ikke dokumentet.', 'The ERP does not know the document.', 'Kør reconcile; meld fejlen til driften.', 'Run reconcile; tell operations.'),
  ERP_NOT_ALLOWED: text('erp', 'ERP’et afviste brugeren.', 'The ERP refused the user.', 'Kontrollér robottens bruger og adgang.', 'Check the robot’s user and access.'),
  ERP_BAD_REQUEST: text('erp', 'ERP’et kunne ikke læse anmodningen.', 'The ERP could not read the request.', 'Meld fejlen til driften.', 'Tell operations.'),
  ERP_HELD: text('erp', 'En kollega arbejder på dokumentet i ERP’et.', 'A colleague is working on the document in the ERP.', 'Vent, til kollegaen er færdig.', 'Wait until the colleague has finished.'),
  ERP_UNREACHABLE: text('erp', 'ERP’et kan ikke nås.', 'The ERP cannot be reached.', 'Prøv igen; se doctor.', 'Try again; see doctor.'),

  // Imports.
  IMPORT_HEADER: text('import', 'Filens kolonner er ikke dem, der ventes.', 'The file’s columns are not those expected.', 'Se kolonnerne med --help.', 'See the columns with --help.'),
  IMPORT_ROW: text('import', 'Rækken kan ikke læses.', 'The row cannot be read.', 'Ret feltet, og importér igen; det er sikkert at gentage.', 'Correct the field and import again; repeating is safe.'),
  IMPORT_UNKNOWN_REFERENCE: text('import', 'Rækken henviser til noget, som ikke er importeret.', 'The row refers to something that was not imported.', 'Importér det andet først.', 'Import the other first.'),
  IMPORT_DUPLICATE_ID: text('import', 'Filen har samme id to gange.', 'The file holds the same id twice.', 'Ret filen.', 'Correct the file.'),

  // The machine.
  MACHINE_TEMPORAL: text('machine', 'Temporal kan ikke nås.', 'Temporal cannot be reached.', 'Start tjenesterne med npm start, eller sæt TEMPORAL_ADDRESS.', 'Start the services with npm start, or set TEMPORAL_ADDRESS.'),
  MACHINE_STORE: text('machine', 'Databasen kan ikke nås.', 'The database cannot be reached.', 'Start tjenesterne med npm start, eller sæt MONGODB_URI.', 'Start the services with npm start, or set MONGODB_URI.'),
  MACHINE_NO_WORKER: text('machine', 'Der er ingen arbejder på køen.', 'No worker is polling the queue.', 'Start arbejderne med npm start.', 'Start the workers with npm start.'),
  NOT_FOUND: text('machine', 'Det findes ikke.', 'It does not exist.', 'Se listen.', 'See the list.'),
} as const satisfies Record<string, ErrorText>

export type ErrorCode = keyof typeof ERRORS

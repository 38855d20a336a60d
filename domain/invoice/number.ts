/** A supplier's invoice number that is none: something had to stand in the field. */

/** What senders write there, without punctuation and in capitals. */
const SAYS_NOTHING = new Set(
  `NA NAN NULL NIL NONE INGEN INGENNUMMER INTET INTETNUMMER UDEN UDENNUMMER UKENDT UNKNOWN UNDEFINED TOM EMPTY BLANK TEST TBD TBA NR NUMMER NUMBER NO
  FAKTURA FAKTURANR FAKTURANUMMER INVOICE INVOICENO INVOICENUMBER REGNING KREDITNOTA CREDITNOTE KOPI COPY IKKEANGIVET IKKEOPLYST SEBILAG SEVEDHÆFTET`.split(
    /\s+/,
  ),
)
const ONE_SIGN_AGAIN = /^(?:0*|X+)$/

/** It tells no invoice from another, so that two that bear it have nothing in common. */
export function saysNothing(number: string): boolean {
  const bare = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return ONE_SIGN_AGAIN.test(bare) || SAYS_NOTHING.has(bare)
}

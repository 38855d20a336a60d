/** What a document may at most be; beyond it something else than an invoice has been sent. */

/** Bytes of the file: an attachment of 15 MB grows by a third in the XML. */
export const MAX_BYTES = 32 * 1024 * 1024
/** Characters of all that is read, as it is stored: a record must not outgrow the store's documents of 16 MB. */
export const MAX_READ_CHARS = 4 * 1024 * 1024
/** Elements within elements; UBL itself needs about a dozen. */
export const MAX_DEPTH = 40
/** Elements in all: the largest number of lines at some sixty elements each. */
export const MAX_ELEMENTS = 300_000
/** Attributes of one element, namespace declarations included. */
export const MAX_ATTRIBUTES = 100
/** Invoice, credit note and sub lines in all. */
export const MAX_LINES = 5_000
/** Characters of a field that are looked at: white space and signs in front may be many before a text begins. */
export const MAX_RAW_CHARS = 20_000
/** Characters of a free text; what is longer is cut. */
export const MAX_TEXT_CHARS = 2_000
/** Characters of a number or code; what is longer is refused, since half a number is another number. */
export const MAX_ID_CHARS = 100
/** Places with a CPR number that are told one by one. */
export const MAX_CPR_PLACES = 20
/** Strange characters that are told one by one. */
export const MAX_ODDITIES = 20
/** Subtotals, payment means and the like. */
export const MAX_REPEATS = 100

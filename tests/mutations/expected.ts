/** The codes that may answer a kind of defect: any one of a set counts as found. */

// Reading.
export const EMPTY = ['DOC_EMPTY']
export const DOCTYPE = ['DOC_DOCTYPE']
export const DEPTH = ['DOC_TOO_DEEP']
export const LINES_TOO_MANY = ['DOC_TOO_MANY_LINES']
export const NOT_XML = ['DOC_NOT_XML']
export const ENCODING = ['DOC_ENCODING']
export const BROKEN = ['DOC_TOO_LARGE']
export const CONTROL = ['RULE_HIDDEN_CHARACTERS']
export const FORMAT = ['DOC_UNKNOWN_FORMAT']
/** Refers to a file outside itself; nobody fetches it. */
export const OUTSIDE = ['RULE_OUTSIDE_REFERENCE']
export const GONE = ['DOC_FIELD_MISSING', 'RULE_FIELD_MISSING']
export const UNREADABLE = ['DOC_FIELD_INVALID']

// Figures.
export const SUMS = ['RULE_SUM_WRONG']
export const LINE_FIGURES = ['RULE_LINE_WRONG']
export const VAT = ['RULE_VAT_WRONG']
export const RATE = ['RULE_VAT_RATE']
export const TREATMENT = ['RULE_VAT_TREATMENT']
export const REVERSE_CHARGE = ['RULE_VAT_TREATMENT', 'RULE_VAT_REVERSE_CHARGE']
export const SELLER_VAT = ['RULE_VAT_NUMBER_MISSING']
export const PRICE_SIGN = ['RULE_LINE_WRONG', 'RULE_LINE_UNUSUAL']
export const CURRENCY = ['RULE_CURRENCY']

// Parties.
export const CVR = ['RULE_CVR_INVALID']
export const SUPPLIER_UNKNOWN = ['RULE_SUPPLIER_UNKNOWN']
export const FOREIGN = ['RULE_FOREIGN_SELLER', 'RULE_CVR_INVALID', 'RULE_SUPPLIER_UNKNOWN']
export const CVR_DIFFERS = ['RULE_CVR_DIFFERS']
export const BUYER = ['RULE_BUYER_DIFFERS']
export const GLN_DIFFERS = ['RULE_GLN_DIFFERS']
export const NAME_DIFFERS = ['RULE_NAME_DIFFERS']
export const ADDRESS_DIFFERS = ['RULE_ADDRESS_DIFFERS']
export const SELLER_GONE = ['RULE_FIELD_MISSING']
export const BUYER_GONE = ['RULE_FIELD_MISSING']
export const ADDRESS_GONE = ['RULE_FIELD_MISSING']
export const GLN = ['RULE_GLN_MISSING', 'RULE_GLN_UNKNOWN']
export const GLN_UNKNOWN = ['RULE_GLN_UNKNOWN']
export const HIDDEN = ['RULE_HIDDEN_CHARACTERS']

export const CLOSED = ['RULE_SUPPLIER_CLOSED']
export const SUPPLIER_CHANGED = ['RULE_SUPPLIER_CHANGED']
export const NOT_REGISTERED = ['RULE_VAT_NOT_REGISTERED']
export const CEILING = ['RULE_AMOUNT_CEILING']
export const SHARED = ['RULE_ACCOUNT_SHARED']

// Payment.
export const ACCOUNT_INVALID = ['RULE_ACCOUNT_INVALID']
export const ACCOUNT_CHANGED = ['RULE_ACCOUNT_CHANGED']
export const PAYMENT_ID = ['RULE_PAYMENT_ID_INVALID']
export const PAYMENT_GONE = ['RULE_PAYMENT_MISSING']
export const MEANS = ['RULE_PAYMENT_MEANS']
export const PAYEE_DIFFERS = ['RULE_PAYEE_DIFFERS']

// Dates.
export const FUTURE = ['RULE_DATE_FUTURE']
export const OLD = ['RULE_DATE_OLD']
export const DUE_EARLY = ['RULE_DUE_BEFORE_ISSUE']
export const DELIVERY_LATE = ['RULE_DELIVERY_DATE']
export const DELIVERY_GONE = ['RULE_FIELD_MISSING']
export const PERIOD = ['RULE_PERIOD']
export const YEAR_END = ['RULE_PERIOD_YEAR_END']

// Form.
export const REFERENCE = ['RULE_REFERENCE_MISSING']
export const PROFILE = ['RULE_PROFILE_UNKNOWN']
/** A credit note without the invoice that it corrects: the way gives it to a person as well. */
export const CORRECTS = ['RULE_FIELD_MISSING']
export const COPY = ['RULE_COPY']
export const NUMBER = ['RULE_NUMBER_EMPTY']
export const NAMES_EARLIER = ['RULE_DOCUMENT_TYPE']
export const LINE_TEXT = ['RULE_FIELD_MISSING']
export const QUANTITY = ['RULE_FIELD_MISSING']
export const UNIT = ['RULE_UNIT_UNKNOWN']
export const FEES = ['RULE_FEE']
export const CPR = ['RULE_CPR_FOUND']
export const AMOUNT_UNUSUAL = ['RULE_AMOUNT_UNUSUAL', 'RULE_AMOUNT_CEILING']
export const AMOUNT_SIGN = ['RULE_AMOUNT_NEGATIVE', 'RULE_AMOUNT_ZERO']

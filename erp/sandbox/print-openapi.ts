import { openApi } from './openapi.ts'

/** Prints the OpenAPI document: `node --import tsx erp/sandbox/print-openapi.ts > docs/erp-openapi.json`. */
console.log(JSON.stringify(openApi(), null, 2))

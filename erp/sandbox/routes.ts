import { adminRoutes } from './admin-routes.ts'
import { colleagueRoutes } from './colleague-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { robotRoutes } from './robot-routes.ts'
import type { Route } from './route.ts'

/** Every route of the sandbox ERP. */
export const ROUTES: readonly Route[] = [...pageRoutes, ...robotRoutes, ...colleagueRoutes, ...adminRoutes]

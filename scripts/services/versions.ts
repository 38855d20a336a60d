/** The pinned versions of everything that is fetched for a development machine. */
export const TEMPORAL_CLI_VERSION = '1.9.1'
export const TIME_SKIPPING_VERSION = '1.40.0'
/** The same as in `mongo/pom.xml`; a test compares the two. */
export const STAND_IN_VERSION = '1.47.0'
export const MAVEN_DEPENDENCY_PLUGIN_VERSION = '2.8'
export const MONGO_IMAGE = 'mongo:8.0.4'

/** The whole pipeline in one process on one machine: broker, registry, database and all stages. */
package io.gongkai.app.embedded;

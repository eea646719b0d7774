/** The topics of the pipeline on a cluster, and who may do what with them. */
package io.gongkai.app.topics;

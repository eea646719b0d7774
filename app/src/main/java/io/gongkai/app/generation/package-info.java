/**
 * Which generation of the stages is live: the first one, or the replay that the pipeline was
 * switched over to last.
 */
package io.gongkai.app.generation;

/**
 * {@code gongkai replay}: the stored documents once more through the stages as they are now, beside
 * the live run, and what comes out differently.
 */
package io.gongkai.app.replay;

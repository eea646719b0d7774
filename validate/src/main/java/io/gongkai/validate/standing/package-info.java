/** Which revision of a report stands, and where: clean, flagged, or nowhere. */
package io.gongkai.validate.standing;

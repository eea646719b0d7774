/** Waivers: justified findings, which stay in the report and do not flag it. */
package io.gongkai.validate.waiver;

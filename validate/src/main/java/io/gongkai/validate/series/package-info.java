/** The rules over the years: pure functions over the figures of one agency's reports. */
package io.gongkai.validate.series;

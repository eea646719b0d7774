/**
 * Rules about the form as such: what is missing or empty, what cannot be a count or an amount, and
 * which edition it is.
 */
package io.gongkai.validate.structure;

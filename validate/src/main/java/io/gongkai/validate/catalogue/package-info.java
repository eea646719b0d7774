/** The catalogue of rules: one explicit, sorted list with code, severity, legal basis and texts. */
package io.gongkai.validate.catalogue;

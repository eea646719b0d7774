/** {@code gongkai rules}: the catalogue of rules for people at a terminal. */
package io.gongkai.app.rules;

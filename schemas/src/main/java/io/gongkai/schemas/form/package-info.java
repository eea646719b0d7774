/**
 * The statutory form as data: its editions, rows, columns, cells in form order, and the sums that
 * must hold.
 */
package io.gongkai.schemas.form;

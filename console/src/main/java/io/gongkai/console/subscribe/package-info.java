/** What subscribers need: schemas, and programs to begin with. */
package io.gongkai.console.subscribe;
